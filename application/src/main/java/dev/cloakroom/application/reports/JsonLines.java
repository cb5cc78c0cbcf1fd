package dev.cloakroom.application.reports;

import dev.cloakroom.domain.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// One JSON object per line, its members named as the columns. Nothing is neutralised: no spreadsheet runs it.
record JsonLines(List<String> columns, Function<Json, String> jsonText) implements RowText {

    @Override
    public void begin(StringBuilder out) {}

    @Override
    public void row(List<Json> cells, StringBuilder out) {
        var members = LinkedHashMap.<String, Json>newLinkedHashMap(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            members.put(columns.get(i), cells.get(i));
        }
        out.append(jsonText.apply(new Json.Obj(members))).append('\n');
    }
}
