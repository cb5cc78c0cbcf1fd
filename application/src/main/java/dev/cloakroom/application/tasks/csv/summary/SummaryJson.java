package dev.cloakroom.application.tasks.csv.summary;

import dev.cloakroom.application.tasks.csv.summary.Summary.Profile;
import dev.cloakroom.application.tasks.csv.summary.Summary.Reading;
import dev.cloakroom.application.tasks.csv.summary.Summary.Written;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.options.ColumnType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The summary as it goes over the wire.
public final class SummaryJson {

    private static final MathContext SHARE = new MathContext(4);
    private static final MathContext MEAN = new MathContext(12);

    private final Map<String, Json> members = new LinkedHashMap<>();

    public static Json.Obj of(Summary summary) {
        var counts = summary.counts();
        var json = new SummaryJson()
                .put("rows", counts.rows())
                .put("accepted", counts.accepted())
                .put("rejected", counts.rejected())
                .put("duplicates", counts.duplicates());
        var codes = new SummaryJson();
        counts.codes().forEach((code, count) -> codes.put(code.text(), count));
        return json.put("faults", codes.object())
                .put("footer_suspected", counts.raggedAtEnd())
                .put("source", source(summary.reading()))
                .put(
                        "columns",
                        new Json.Arr(summary.columns().stream()
                                .map(column -> (Json) profile(column))
                                .toList()))
                .object();
    }

    private static Json.Obj source(Reading reading) {
        var json = new SummaryJson().put("gzip", Json.of(reading.gzip()));
        for (var choice : reading.choices()) {
            json.put(
                    choice.setting(),
                    new SummaryJson()
                            .put("value", choice.chosen())
                            .put("because", choice.evidence())
                            .object());
        }
        var lines = new SummaryJson();
        reading.lines().forEach(lines::put);
        var renamed = reading.renamed().stream()
                .map(name -> (Json) new SummaryJson()
                        .put("position", name.position())
                        .put("found", Json.of(name.found()))
                        .put("used", Json.of(name.used()))
                        .object())
                .toList();
        return json.put("lines", lines.object())
                .put("renamed_columns", new Json.Arr(renamed))
                .object();
    }

    private static Json.Obj profile(Profile column) {
        var json = new SummaryJson()
                .put("name", column.name())
                .put("type", column.type().text())
                .put("filled", column.filled())
                .put("empty", column.empty())
                .put("misfits", column.misfits())
                .put("misfit_share", number(share(column), SHARE));
        if (column.firstMisfit() > 0) {
            json.put("first_misfit_line", column.firstMisfit());
        }
        json.put("changed", column.changed()).put("distinct_estimate", column.distinct());
        column.min().ifPresent(min -> json.put("min", min));
        column.max().ifPresent(max -> json.put("max", max));
        if (column.mean() != null) {
            json.put("mean", number(column.mean(), MEAN));
        }
        written(column, column.written(), json);
        var frequent = column.frequent().stream()
                .map(value -> (Json) new SummaryJson()
                        .put("value", value.value())
                        .put("count", value.count())
                        .object())
                .toList();
        return json.put("frequent", new Json.Arr(frequent))
                .put("frequent_exact", Json.of(column.frequentExact()))
                .object();
    }

    private static void written(Profile column, Written written, SummaryJson json) {
        if (written.numbers() != null && column.type().isNumber()) {
            char thousands = written.numbers().thousands();
            json.put("decimal_comma", Json.of(written.numbers().decimalComma()))
                    .put("thousands", Json.of(thousands == 0 ? null : String.valueOf(thousands)));
        }
        if (written.dates() != null && (column.type() == ColumnType.DATE || column.type() == ColumnType.DATETIME)) {
            json.put("format", written.dates().text()).put("format_ambiguous", Json.of(written.ambiguous()));
        }
    }

    private static double share(Profile column) {
        return column.filled() == 0 ? 0 : (double) column.misfits() / column.filled();
    }

    private static Json number(double value, MathContext precision) {
        return new Json.Num(new BigDecimal(value, precision).stripTrailingZeros());
    }

    private SummaryJson put(String name, @Nullable String value) {
        return put(name, Json.of(value));
    }

    private SummaryJson put(String name, long value) {
        return put(name, Json.of(value));
    }

    private SummaryJson put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    private Json.Obj object() {
        return new Json.Obj(members);
    }
}
