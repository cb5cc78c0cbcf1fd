package dev.cloakroom.application;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a creating use case is told to act once: the key, and how the answer to what it made will look. `key` is null
/// where the client sent none; then it always acts.
public record Once<T>(@Nullable IdempotencyKey key, Function<T, StoredResponse> render) {

    /// Acts each time.
    public static <T> Once<T> always() {
        return new Once<>(null, made -> {
            throw new IllegalStateException("nothing is stored without a key: " + made);
        });
    }
}
