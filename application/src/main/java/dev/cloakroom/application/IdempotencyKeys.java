package dev.cloakroom.application;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ledger of idempotency keys. It commits with what it guards, on the primary.
public interface IdempotencyKeys {

    /// Claims the key inside the caller's transaction and stores the answer with it. Empty: the key is ours, go on.
    /// Otherwise the answer that was stored first. While another transaction holds the same key it waits for that
    /// one, about 2 seconds at most.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `idempotency-key-reused` for another fingerprint
    /// @throws dev.cloakroom.domain.Rejection.Conflict `idempotency-in-progress` when the wait was too long
    Optional<StoredResponse> claim(UserId owner, IdempotencyKey key, @Nullable JobId job, StoredResponse answer);

    /// The answer that is stored under the key. Nothing stops another transaction from claiming it a moment later.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `idempotency-key-reused` for another fingerprint
    Optional<StoredResponse> find(UserId owner, IdempotencyKey key);

    /// Deletes some of the keys whose time is over; says how many.
    int forgetExpired(int atMost);

    /// Gives no hint of the first request.
    static Rejection reused() {
        return new Rejection.Unprocessable(
                "idempotency-key-reused", "This Idempotency-Key was used for another request.", List.of());
    }

    static Rejection inProgress() {
        return new Rejection.Conflict(
                "idempotency-in-progress", "The first request with this Idempotency-Key is not done yet.", Json.EMPTY);
    }
}
