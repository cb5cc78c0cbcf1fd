package dev.cloakroom.application.leases;

import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whom a lease belongs to: an API key, or where that is null the user who signed in, by whatever session.
public record Holder(UserId user, @Nullable UUID apiKey) {

    static Holder of(Principal principal) {
        return switch (principal.credential()) {
            case Principal.Credential.ApiKey(var id) -> new Holder(principal.user(), id);
            case Principal.Credential.AccessToken _ -> new Holder(principal.user(), null);
        };
    }
}
