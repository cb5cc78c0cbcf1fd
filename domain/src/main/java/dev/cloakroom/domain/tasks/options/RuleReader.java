package dev.cloakroom.domain.tasks.options;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.options.ColumnRule.Bounds;
import dev.cloakroom.domain.tasks.options.ColumnRule.Change;
import dev.cloakroom.domain.tasks.options.ColumnRule.Form;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads one [ColumnRule] out of JSON. A faulty member is noted and left out of the rule.
final class RuleReader {

    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_PATTERN = 1000;
    private static final int LARGEST_PATTERN = 20_000;
    private static final int MOST_VALUES = 10_000;

    private final Members members;
    private final @Nullable ColumnType type;

    private RuleReader(Members members) {
        this.members = members;
        this.type = members.word("type", ColumnType::parse, ColumnType.all());
    }

    static ColumnRule read(Members members) {
        return new RuleReader(members).read();
    }

    private ColumnRule read() {
        String name = members.text("name", LONGEST_NAME);
        if (members.value("name") == null) {
            members.fault("name", "required", "Send the name of a column.");
        }
        var rule = new ColumnRule(
                name == null ? "" : name,
                type,
                new Form(numbers(), dates()),
                members.flag("required", false),
                members.flag("unique", false),
                bounds(),
                change());
        members.finish();
        return rule;
    }

    private @Nullable NumberForm numbers() {
        Boolean comma = members.flag("decimal_comma");
        Character thousands = members.character("thousands", NumberForm.SEPARATORS, "a comma, a dot, a space, '");
        if (comma == null && thousands == null) {
            return null;
        }
        if (type == null || !type.isNumber()) {
            members.fault(comma == null ? "thousands" : "decimal_comma", "invalid", "Only numbers have this.");
            return null;
        }
        boolean decimalComma = comma == null ? Character.valueOf('.').equals(thousands) : comma;
        if (thousands != null && thousands == (decimalComma ? ',' : '.')) {
            return members.fault("thousands", "invalid", "Send another character than the decimal mark.");
        }
        return new NumberForm(decimalComma, thousands == null ? '\0' : thousands);
    }

    private @Nullable DateForm dates() {
        DateForm form = members.word("format", DateForm::parse, DateForm.all());
        Boolean dayFirst = members.flag("day_first");
        if (form == null && dayFirst == null) {
            return null;
        }
        if (type == null || !type.isTime()) {
            return members.fault(form == null ? "day_first" : "format", "invalid", "Only dates have this.");
        }
        if (form != null && dayFirst != null) {
            return members.fault("day_first", "invalid", "Send either format or day_first.");
        }
        if (form != null) {
            return form;
        }
        return Boolean.TRUE.equals(dayFirst) ? DateForm.DAY_FIRST : DateForm.MONTH_FIRST;
    }

    private Bounds bounds() {
        String min = bound("min");
        String max = bound("max");
        if (min != null && max != null && isAbove(min, max)) {
            members.fault("max", "range", "Send at least min.");
        }
        return new Bounds(min, max, pattern(), members.texts("enum", MOST_VALUES));
    }

    private @Nullable String bound(String name) {
        Json value = members.value(name);
        if (value == null) {
            return null;
        }
        if (type == ColumnType.BOOLEAN || type == ColumnType.UUID) {
            return members.fault(name, "invalid", "A column of this type has no bounds.");
        }
        if (type != null && type.isTime()) {
            return value instanceof Json.Str(var text) && isTime(text)
                    ? text
                    : members.fault(name, "invalid", "Send an ISO 8601 " + type.text() + " as a string.");
        }
        if (!(value instanceof Json.Num(var number)) || number.precision() > 100 || Math.abs(number.scale()) > 100) {
            return members.fault(name, "type", "Send a number.");
        }
        boolean length = type == null || !type.isNumber();
        if (length
                && (number.signum() < 0
                        || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                        || number.remainder(BigDecimal.ONE).signum() != 0)) {
            return members.fault(name, "range", "Send a number of characters.");
        }
        return number.toPlainString();
    }

    private boolean isTime(String text) {
        try {
            var _ = type == ColumnType.DATE ? LocalDate.parse(text) : OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private boolean isAbove(String min, String max) {
        return switch (Objects.requireNonNullElse(type, ColumnType.STRING)) {
            case DATE -> LocalDate.parse(min).isAfter(LocalDate.parse(max));
            case DATETIME -> OffsetDateTime.parse(min).isAfter(OffsetDateTime.parse(max));
            case STRING, INTEGER, DECIMAL, BOOLEAN, EMAIL, UUID, URL ->
                new BigDecimal(min).compareTo(new BigDecimal(max)) > 0;
        };
    }

    private @Nullable Pattern pattern() {
        String text = members.text("pattern", LONGEST_PATTERN);
        if (text == null) {
            return null;
        }
        if (PatternSize.of(text) > LARGEST_PATTERN) {
            return members.fault("pattern", "pattern", "Send a smaller regular expression: its repeats multiply.");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException bad) {
            return members.fault(
                    "pattern", "pattern", "Send a regular expression of RE2: " + bad.getDescription() + ".");
        }
    }

    private Change change() {
        String rename = members.text("rename", LONGEST_NAME);
        if (rename != null && rename.isEmpty()) {
            members.fault("rename", "min-length", "Send at least one character.");
        }
        return new Change(members.flag("trim", false), members.text("default", LONGEST_TEXT), rename);
    }
}
