package dev.cloakroom.application;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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

    /// Inside the caller's transaction: claims the key for `made` and has it stored, or gives the answer that the first
    /// request with this key got. Where `store` refuses, the key is free again.
    public Submitted<T> act(IdempotencyKeys keys, UserId owner, @Nullable JobId job, T made, Runnable store) {
        return claim(keys, owner, job, made)
                .<Submitted<T>>map(Submitted.Replayed::new)
                .orElseGet(() -> {
                    store.run();
                    return new Submitted.Made<>(made);
                });
    }

    private Optional<StoredResponse> claim(IdempotencyKeys keys, UserId owner, @Nullable JobId job, T made) {
        return key == null ? Optional.empty() : keys.claim(owner, key, job, render.apply(made));
    }

    /// Changes what the caller's transaction has locked, so that of two requests with one key the second finds the
    /// answer of the first. The key wins over all that the change would refuse by then: whoever repeats a request
    /// has the entity tag from before the first one. What is refused leaves no key behind.
    public Submitted<T> changing(IdempotencyKeys keys, UserId owner, Supplier<T> change) {
        var first = key == null ? Optional.<StoredResponse>empty() : keys.find(owner, key);
        if (first.isPresent()) {
            return new Submitted.Replayed<>(first.get());
        }
        var changed = change.get();
        if (claim(keys, owner, null, changed).isPresent()) {
            throw new IllegalStateException("what changes was not locked: its key was claimed meanwhile");
        }
        return new Submitted.Made<>(changed);
    }

    /// The same of a request of which more is known by now than when its key was read: `more` is part of what makes it
    /// the same.
    public Once<T> covering(String more) {
        return key == null ? this : new Once<>(key.covering(more), render);
    }
}
