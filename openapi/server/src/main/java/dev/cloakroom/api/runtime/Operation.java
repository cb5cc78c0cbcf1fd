package dev.cloakroom.api.runtime;

import io.javalin.router.EndpointMetadata;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the contract says about one operation. The router carries it, so that policies, metrics and logs need no
/// table of their own. `ownCredentials` open this operation beside the credentials that open all of them; its handler
/// judges them. `bodyLimit` is in bytes and 0 where there is no body; `idempotencyTtl` is how long an answer is
/// kept.
public record Operation(
        String id,
        String tag,
        String method,
        String path,
        boolean isPublic,
        List<String> scopes,
        List<Credential> ownCredentials,
        RateClass rateClass,
        Idempotency idempotency,
        @Nullable Duration idempotencyTtl,
        long bodyLimit,
        List<String> consumes,
        List<String> produces,
        boolean sse)
        implements EndpointMetadata {

    /// Which quota a request counts against.
    public enum RateClass {
        AUTH,
        SUBMIT,
        READ,
        STREAM,
        UPLOAD,
        /// What everybody may do and that leaves something behind.
        PUBLIC
    }

    /// Where a credential is sent: `in` is `header` or `query`.
    public record Credential(String in, String name) {}

    /// Whether a request can, or must, carry an idempotency key.
    public enum Idempotency {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    public Operation {
        scopes = List.copyOf(scopes);
        ownCredentials = List.copyOf(ownCredentials);
        consumes = List.copyOf(consumes);
        produces = List.copyOf(produces);
    }
}
