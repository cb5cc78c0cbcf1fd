package dev.cloakroom.api.runtime.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/// A member of a merge patch (RFC 7396): left out, set to null, or set to a value.
@JsonDeserialize(using = Patch.Deserializer.class)
public sealed interface Patch<T> {

    record Absent<T>() implements Patch<T> {}

    record Null<T>() implements Patch<T> {}

    record Value<T>(T value) implements Patch<T> {}

    static <T> Patch<T> absent() {
        return new Absent<>();
    }

    static <T> Patch<T> of(@Nullable T value) {
        return value == null ? new Null<>() : new Value<>(value);
    }

    /// What the member is after the patch.
    default @Nullable T orElse(@Nullable T present) {
        return switch (this) {
            case Absent<T> _ -> present;
            case Null<T> _ -> null;
            case Value<T>(var value) -> value;
        };
    }

    /// Made by Jackson, which then tells it the type of the value.
    final class Deserializer extends ValueDeserializer<Patch<?>> {

        private final @Nullable JavaType type;

        Deserializer() {
            this(null);
        }

        private Deserializer(@Nullable JavaType type) {
            this.type = type;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            var whole = property == null ? context.getContextualType() : property.getType();
            return new Deserializer(whole.containedTypeOrUnknown(0));
        }

        @Override
        public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
            return new Value<Object>(context.readValue(parser, type));
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return new Null<>();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return new Absent<>();
        }
    }
}
