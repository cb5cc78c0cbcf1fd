package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.jobs.JobRejections;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the payload of a built-in kind and notes every fault on the way instead of stopping at the first; [#end] then
/// refuses them all at once. A member that is null counts as absent, and one that nobody asked for is a fault.
public final class PayloadReader {

    private static final String ROOT = "#/payload";

    private final Json.Obj payload;
    private final Set<String> known = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    public PayloadReader(@Nullable Json payload) {
        this.payload = payload instanceof Json.Obj object ? object : Json.EMPTY;
        if (!(payload instanceof Json.Obj)) {
            faults.add(new Fault(ROOT, "type", "must be an object"));
        }
    }

    public Optional<Json> value(String name) {
        known.add(name);
        return Optional.ofNullable(payload.get(name)).filter(value -> !(value instanceof Json.Null));
    }

    /// Text of 1 to `longest` characters.
    public Optional<String> text(String name, int longest) {
        return value(name).flatMap(value -> {
            if (value instanceof Json.Str(var text) && !text.isEmpty() && text.length() <= longest) {
                return Optional.of(text);
            }
            fault(name, "type", "must be a text of 1 to " + longest + " characters");
            return Optional.empty();
        });
    }

    /// A number from `least` to `most`, whole or not.
    public Optional<BigDecimal> number(String name, int least, int most) {
        return value(name).flatMap(value -> {
            if (value instanceof Json.Num(var number) && isWithin(number, least, most)) {
                return Optional.of(number);
            }
            fault(name, "type", "must be a number from " + least + " to " + most);
            return Optional.empty();
        });
    }

    /// At most `most` values; none where the member is absent.
    public List<Json> items(String name, int most) {
        var value = value(name).orElse(new Json.Arr(List.of()));
        if (value instanceof Json.Arr(var items) && items.size() <= most) {
            return items;
        }
        fault(name, "type", "must be a list of at most " + most);
        return List.of();
    }

    /// Notes that it is missing, unless something was read.
    public <T> Optional<T> needed(String name, Optional<T> read) {
        if (value(name).isEmpty()) {
            fault(name, "required", "must be there");
        }
        return read;
    }

    /// `path` is the name of a member, or what leads to a part of it, such as `headers/Host`.
    public void fault(String path, String code, String detail) {
        faults.add(new Fault(ROOT + "/" + path, code, detail));
    }

    /// @throws Rejection.Unprocessable with all the faults there are
    public void end() {
        payload.members().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> fault(pointer(name), "additionalProperties", "is not known here"));
        if (!faults.isEmpty()) {
            throw JobRejections.badPayload(faults);
        }
    }

    /// A name as one step of a JSON Pointer (RFC 6901 3).
    public static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isWithin(BigDecimal number, int least, int most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
