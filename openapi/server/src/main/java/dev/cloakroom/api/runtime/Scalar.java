package dev.cloakroom.api.runtime;

import dev.cloakroom.api.runtime.json.JsonCodec;
import dev.cloakroom.api.runtime.json.Schemas;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the text of a parameter as a value, or says which rule it breaks. The codes are the keywords of JSON Schema.
public interface Scalar<T> {

    T parse(String text);

    /// A broken rule. The detail does not hold the text.
    final class Fault extends RuntimeException {
        private final String code;

        Fault(String code, String detail) {
            super(detail, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /// Stricter than the JDK, which fills up short groups.
    Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    Scalar<UUID> UUID = text -> {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new Fault("format", "must be a valid uuid");
        }
        return java.util.UUID.fromString(text);
    };
    Scalar<Instant> INSTANT = new Parsed<>("date-time", JsonCodec::instant);
    /// Years of four digits: the JDK also takes years that no database holds.
    Pattern DATE_FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    Scalar<LocalDate> DATE = new Parsed<>("date", text -> {
        if (!DATE_FORM.matcher(text).matches()) {
            throw new DateTimeException("not RFC 3339");
        }
        return LocalDate.parse(text);
    });
    Scalar<URI> ADDRESS = new Parsed<>("uri", URI::create);

    Scalar<Boolean> BOOLEAN = text -> switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new Fault("type", "must be true or false");
    };

    static Scalar<String> text(int minLength, int maxLength, @Nullable String pattern) {
        var compiled = pattern == null ? null : Pattern.compile(pattern);
        return text -> {
            var length = text.codePointCount(0, text.length());
            if (length < minLength) {
                throw new Fault("minLength", "must have at least " + minLength + " characters");
            }
            if (length > maxLength) {
                throw new Fault("maxLength", "must have at most " + maxLength + " characters");
            }
            if (compiled != null && !compiled.matcher(text).find()) {
                throw new Fault("pattern", "must match " + pattern);
            }
            return text;
        };
    }

    static Scalar<Integer> int32(int minimum, int maximum) {
        return text -> Math.toIntExact(Spelling.parse(text, minimum, maximum));
    }

    static Scalar<Long> int64(long minimum, long maximum) {
        return text -> Spelling.parse(text, minimum, maximum);
    }

    static Scalar<BigDecimal> number(@Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {
        return text -> {
            if (!Spelling.DECIMAL.matcher(text).matches()) {
                throw new Fault("type", "must be a number");
            }
            var value = new BigDecimal(text);
            if (minimum != null && value.compareTo(minimum) < 0) {
                throw new Fault("minimum", "must be at least " + minimum);
            }
            if (maximum != null && value.compareTo(maximum) > 0) {
                throw new Fault("maximum", "must be at most " + maximum);
            }
            return value;
        };
    }

    static <E extends Enum<E>> Scalar<E> oneOf(E[] values, Function<E, String> name) {
        var names = Arrays.stream(values).map(name).collect(Collectors.joining(", "));
        return text -> Arrays.stream(values)
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new Fault("enum", "must be one of " + names));
    }

    /// What the JDK parses, with its exceptions as faults of the format.
    record Parsed<T>(String format, Function<String, T> parser) implements Scalar<T> {
        @Override
        public T parse(String text) {
            try {
                return parser.apply(text);
            } catch (RuntimeException _) {
                // An offset of +01:00 that came as it is reads as a space.
                var hint = text.contains(" ") ? "; in an address, + is written %2B" : "";
                throw new Fault("format", Schemas.ofFormat(format) + hint);
            }
        }
    }

    /// Numbers in the spelling of JSON: the JDK would also take a plus sign and digits of other
    /// scripts.
    final class Spelling {
        private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})");
        private static final Pattern DECIMAL =
                Pattern.compile("-?(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,2})?");

        private Spelling() {}

        private static long parse(String text, long minimum, long maximum) {
            if (!INTEGER.matcher(text).matches()) {
                throw new Fault("type", "must be an integer");
            }
            var value = Long.parseLong(text);
            if (value < minimum) {
                throw new Fault("minimum", "must be at least " + minimum);
            }
            if (value > maximum) {
                throw new Fault("maximum", "must be at most " + maximum);
            }
            return value;
        }
    }
}
