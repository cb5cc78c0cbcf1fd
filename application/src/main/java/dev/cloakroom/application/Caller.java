package dev.cloakroom.application;

import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.UserId;
import org.jspecify.annotations.Nullable;

/// Who calls, and under which names the call can be found again. `traceparent` is in the form of W3C Trace Context.
public record Caller(Principal principal, @Nullable String traceparent, String requestId) {

    public UserId user() {
        return principal.user();
    }
}
