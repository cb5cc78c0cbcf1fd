package dev.cloakroom.domain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON value (RFC 8259) that knows nothing of parsers: adapters read and write it. Immutable; object members keep
/// their order.
public sealed interface Json {

    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public @Nullable Json get(String name) {
            return members.get(name);
        }

        /// This object with one member set, in place when it was there and last when it was not.
        public Obj with(String name, Json value) {
            var copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new Obj(copy);
        }

        /// The text of a string member; null when it is absent or not a string.
        public @Nullable String text(String name) {
            return members.get(name) instanceof Str(var value) ? value : null;
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Str(String value) implements Json {}

    record Num(BigDecimal value) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    Obj EMPTY = new Obj(Map.of());

    static Json of(@Nullable String value) {
        return value == null ? new Null() : new Str(value);
    }

    static Json of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Json of(boolean value) {
        return new Bool(value);
    }
}
