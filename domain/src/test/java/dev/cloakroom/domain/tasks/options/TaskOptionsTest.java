package dev.cloakroom.domain.tasks.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskOptionsTest {

    @Test
    void nothingAskedIsTheDefault() {
        assertThat(TaskOptions.checked(Json.EMPTY)).isEqualTo(TaskOptions.DEFAULT);
    }

    @Test
    void everyOptionIsRead() {
        var column = object(
                "name", Json.of("total"),
                "type", Json.of("decimal"),
                "decimal_comma", Json.of(true),
                "thousands", Json.of("."),
                "required", Json.of(true),
                "unique", Json.of(true),
                "min", Json.of(-5),
                "max", new Json.Num(new BigDecimal("1E+3")),
                "pattern", Json.of("[0-9]+"),
                "enum", list(Json.of("1"), Json.of("2")),
                "trim", Json.of(true),
                "default", Json.of("0"),
                "rename", Json.of("sum"));
        var day = object("name", Json.of("day"), "type", Json.of("date"), "day_first", Json.of(true));
        var options = TaskOptions.checked(object(
                "delimiter", Json.of(";"),
                "quote", Json.of("'"),
                "escape", Json.of("\\"),
                "encoding", Json.of("UTF-16LE"),
                "header", Json.of(true),
                "skip_lines", Json.of(2),
                "skip_footer", Json.of(1),
                "columns", list(column, day),
                "select", list(Json.of("total")),
                "dedupe_by", list(Json.of("day")),
                "max_rejects", new Json.Num(new BigDecimal("0.05")),
                "neutralize_formulas", Json.of(false),
                "output", object("delimiter", Json.of("\t"), "line_end", Json.of("lf"), "gzip", Json.of(true))));
        assertThat(options.source()).isEqualTo(new TaskOptions.Source(';', '\'', '\\', Encoding.UTF_16LE, true, 2, 1));
        assertThat(options.select()).containsExactly("total");
        assertThat(options.dedupeBy()).containsExactly("day");
        assertThat(options.rejectLimit()).isEqualTo(new RejectLimit.Share(0.05));
        assertThat(options.output()).isEqualTo(new TaskOptions.Output('\t', false, true, false));
        var rule = options.columns().getFirst();
        assertThat(rule.form().numbers()).isEqualTo(new NumberForm(true, '.'));
        assertThat(rule.bounds().min()).isEqualTo("-5");
        assertThat(rule.bounds().max()).isEqualTo("1000");
        assertThat(rule.bounds().values()).containsExactly("1", "2");
        assertThat(Objects.requireNonNull(rule.bounds().pattern()).pattern()).isEqualTo("[0-9]+");
        assertThat(rule.change()).isEqualTo(new ColumnRule.Change(true, "0", "sum"));
        assertThat(options.columns().getLast().form().dates()).isEqualTo(DateForm.DAY_FIRST);
    }

    @Test
    void allFaultsAreToldTogether() {
        var options = object(
                "delimiter", Json.of("x"),
                "header", Json.of("yes"),
                "max_rejects", Json.of(-1),
                "colums", list(),
                "columns",
                        list(
                                object("name", Json.of("a"), "type", Json.of("money")),
                                object(
                                        "name",
                                        Json.of("a"),
                                        "min",
                                        Json.of(5),
                                        "max",
                                        Json.of(4),
                                        "requird",
                                        Json.of(true)),
                                object(
                                        "type",
                                        Json.of("date"),
                                        "min",
                                        Json.of("2026-02-30"),
                                        "decimal_comma",
                                        Json.of(true)),
                                Json.of("b")));
        assertThat(faults(options))
                .extracting(Fault::pointer, Fault::code)
                .containsExactlyInAnyOrder(
                        tuple("#/options/delimiter", "unknown"),
                        tuple("#/options/header", "type"),
                        tuple("#/options/max_rejects", "range"),
                        tuple("#/options/colums", "unknown"),
                        tuple("#/options/columns/0/type", "unknown"),
                        tuple("#/options/columns/1/max", "range"),
                        tuple("#/options/columns/1/requird", "unknown"),
                        tuple("#/options/columns/1/name", "unique-items"),
                        tuple("#/options/columns/2/name", "required"),
                        tuple("#/options/columns/2/min", "invalid"),
                        tuple("#/options/columns/2/decimal_comma", "invalid"),
                        tuple("#/options/columns/3", "type"));
    }

    @Test
    void optionsThatAreNoObjectAreAFault() {
        assertThat(faults(Json.of("strict"))).containsExactly(new Fault("#/options", "type", "Send an object."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"((x{1000}){1000}){1000}", "(((a{99}){99})){99}", "[", "(a", "a{1001}", "(?=a)", "\\"})
    void aPatternThatIsTooLargeOrNoneIsAFault(String pattern) {
        var options = object("columns", list(object("name", Json.of("a"), "pattern", Json.of(pattern))));
        assertThat(faults(options)).extracting(Fault::pointer).containsExactly("#/options/columns/0/pattern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[A-Z]{2}[0-9]{2}([A-Z0-9]{4}){1,7}", "\\d{4}-\\d{2}", "\\x{10FFFF}{2}", "[]{]{3}", "(a|b)*"})
    void aPatternOfLifeIsRead(String pattern) {
        var options = object("columns", list(object("name", Json.of("a"), "pattern", Json.of(pattern))));
        assertThat(TaskOptions.checked(options).columns()).hasSize(1);
    }

    @Test
    void aShareOfRejectsIsJudgedOnceThereIsSomethingToJudge() {
        var limit = new RejectLimit.Share(0.1);
        assertThat(limit.isExceeded(100, 100)).isFalse();
        assertThat(limit.isExceeded(101, 500)).isTrue();
        assertThat(limit.isExceeded(200, 2000)).isFalse();
        assertThat(limit.isExceededAtEnd(2, 10)).isTrue();
        assertThat(limit.isExceededAtEnd(1, 10)).isFalse();
        assertThat(new RejectLimit.Rows(1).isExceededAtEnd(2, 1000)).isTrue();
        assertThat(new RejectLimit.Rows(1).isExceeded(1, 1000)).isFalse();
    }

    private static List<Fault> faults(Json options) {
        var refused = catchThrowableOfType(Rejection.Unprocessable.class, () -> TaskOptions.checked(options));
        return refused.faults();
    }

    private static org.assertj.core.groups.Tuple tuple(String pointer, String code) {
        return org.assertj.core.groups.Tuple.tuple(pointer, code);
    }

    private static Json.Arr list(Json... items) {
        return new Json.Arr(Arrays.asList(items));
    }

    private static Json.Obj object(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Json>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
        }
        return new Json.Obj(members);
    }
}
