package dev.cloakroom.application.tasks.csv.summary;

import dev.cloakroom.application.tasks.csv.summary.Summary.Profile;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.options.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Options out of a summary, ready to be sent with the next file of the same kind: the dialect as it was found, and for
/// each column its type, whether it is required, and its values where they are few.
public final class SchemaProposal {

    /// Fewer rows show no rule.
    private static final int ENOUGH = 100;

    private static final int MOST_VALUES = 8;

    private SchemaProposal() {}

    public static Json.Obj of(Summary summary) {
        var options = new LinkedHashMap<String, Json>();
        for (var choice : summary.reading().choices()) {
            options.put(choice.setting(), choice.chosen());
        }
        options.put(
                "columns",
                new Json.Arr(summary.columns().stream()
                        .map(column -> (Json) rule(column))
                        .toList()));
        return new Json.Obj(options);
    }

    private static Json.Obj rule(Profile column) {
        Map<String, Json> rule = new LinkedHashMap<>();
        rule.put("name", Json.of(column.name()));
        rule.put("type", Json.of(column.type().text()));
        written(column, rule);
        if (column.filled() + column.empty() == 0) {
            return new Json.Obj(rule);
        }
        if (column.empty() == 0) {
            rule.put("required", Json.of(true));
        }
        List<Json> values = values(column);
        if (!values.isEmpty()) {
            rule.put("enum", new Json.Arr(values));
        }
        return new Json.Obj(rule);
    }

    private static void written(Profile column, Map<String, Json> rule) {
        var numbers = column.written().numbers();
        if (numbers != null && column.type().isNumber() && (numbers.decimalComma() || numbers.thousands() != 0)) {
            rule.put("decimal_comma", Json.of(numbers.decimalComma()));
            if (numbers.thousands() != 0) {
                rule.put("thousands", Json.of(String.valueOf(numbers.thousands())));
            }
        }
        var dates = column.written().dates();
        if (dates != null && column.type().isTime()) {
            rule.put("format", Json.of(dates.text()));
        }
    }

    /// The words of a column that has only a few, all of which were counted.
    private static List<Json> values(Profile column) {
        long counted = 0;
        var values = new ArrayList<Json>();
        for (var value : column.frequent()) {
            counted += value.count();
            values.add(Json.of(value.value()));
        }
        boolean few = column.type() == ColumnType.STRING
                && column.filled() >= ENOUGH
                && values.size() <= MOST_VALUES
                && column.frequentExact()
                && counted == column.filled();
        return few ? values : List.of();
    }
}
