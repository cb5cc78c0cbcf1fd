package dev.cloakroom.domain.tasks.options;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection.Fault;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the members of one JSON object and notes every fault. A member that is null counts as absent. What nobody
/// asked for by the time of [#finish] is a fault: a misspelt rule that is silently ignored lets bad rows through.
final class Members {

    private final Json.Obj object;
    private final String pointer;
    private final List<Fault> faults;
    private final Set<String> known = new LinkedHashSet<>();

    Members(Json.Obj object, String pointer, List<Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    @Nullable
    Boolean flag(String name) {
        return switch (value(name)) {
            case null -> null;
            case Json.Bool(var value) -> value;
            default -> fault(name, "type", "Send true or false.");
        };
    }

    boolean flag(String name, boolean otherwise) {
        Boolean value = flag(name);
        return value == null ? otherwise : value;
    }

    @Nullable
    String text(String name, int longest) {
        return switch (value(name)) {
            case null -> null;
            case Json.Str(var value) when value.length() <= longest -> value;
            case Json.Str _ -> fault(name, "max-length", "Send at most " + longest + " characters.");
            default -> fault(name, "type", "Send a string.");
        };
    }

    /// One of a closed set of words.
    <T> @Nullable T word(String name, Function<String, Optional<T>> parse, String known) {
        String text = text(name, 100);
        if (text == null) {
            return null;
        }
        Optional<T> value = parse.apply(text);
        return value.isPresent() ? value.get() : fault(name, "unknown", "Send one of " + known + ".");
    }

    /// One character of `allowed`; `told` names them for a person.
    @Nullable
    Character character(String name, String allowed, String told) {
        return word(
                name,
                text -> text.length() == 1 && allowed.contains(text) ? Optional.of(text.charAt(0)) : Optional.empty(),
                told);
    }

    @Nullable
    BigDecimal number(String name) {
        return switch (value(name)) {
            case null -> null;
            case Json.Num(var value) -> value;
            default -> fault(name, "type", "Send a number.");
        };
    }

    @Nullable
    Integer count(String name, int most) {
        BigDecimal value = number(name);
        if (value == null) {
            return null;
        }
        boolean fits = value.signum() >= 0
                && value.compareTo(BigDecimal.valueOf(most)) <= 0
                && value.remainder(BigDecimal.ONE).signum() == 0;
        return fits
                ? Integer.valueOf(value.intValue())
                : fault(name, "range", "Send an integer from 0 to " + most + ".");
    }

    List<Json> list(String name, int most) {
        return switch (value(name)) {
            case null -> List.of();
            case Json.Arr(var items) when items.size() <= most -> items;
            case Json.Arr _ -> {
                fault(name, "max-items", "Send at most " + most + " items.");
                yield List.of();
            }
            default -> {
                fault(name, "type", "Send an array.");
                yield List.of();
            }
        };
    }

    /// Strings, none of them twice.
    List<String> texts(String name, int most) {
        var texts = new ArrayList<String>();
        for (Json item : list(name, most)) {
            if (!(item instanceof Json.Str(var text))) {
                fault(name, "type", "Send strings only.");
            } else if (texts.contains(text)) {
                fault(name, "unique-items", "Send each item once: " + text + " is there twice.");
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    @Nullable
    Members object(String name) {
        return switch (value(name)) {
            case null -> null;
            case Json.Obj members -> new Members(members, at(name), faults);
            default -> fault(name, "type", "Send an object.");
        };
    }

    @Nullable
    Json value(String name) {
        known.add(name);
        Json value = object.get(name);
        return value instanceof Json.Null ? null : value;
    }

    /// Notes a fault and answers null, the value of a member that could not be read.
    @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
    <T> @Nullable T fault(String name, String code, String detail) {
        faults.add(new Fault(at(name), code, detail));
        return null;
    }

    void finish() {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                fault(name, "unknown", "There is no such option here; known are " + String.join(", ", known) + ".");
            }
        }
    }

    /// As URI fragment of a JSON Pointer: the name is the client's and may hold anything.
    private String at(String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return pointer + "/"
                + URLEncoder.encode(escaped, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%7E", "~");
    }
}
