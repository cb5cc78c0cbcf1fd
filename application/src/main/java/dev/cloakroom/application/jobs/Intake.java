package dev.cloakroom.application.jobs;

import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.domain.jobs.Job;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where single submissions go in. Each is stored or refused for itself, but many share one commit, so it must not be
/// called inside a transaction: whoever has one uses [Jobs#enqueue].
public interface Intake {

    /// A key, and the answer to be stored with it.
    record Keyed(IdempotencyKey key, StoredResponse answer) {}

    /// Stores a queued job, and the answer under its key where there is one; returns after the commit. Empty: it is
    /// stored. Otherwise nothing is, and this is the answer that was stored first under the key.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable for an unknown queue, or one kind too many;
    ///     `idempotency-key-reused` where the key came with another request
    /// @throws dev.cloakroom.domain.Rejection.Conflict `idempotency-in-progress`
    /// @throws dev.cloakroom.domain.Rejection.Throttled `overloaded`
    Optional<StoredResponse> submit(Job job, @Nullable Keyed keyed);
}
