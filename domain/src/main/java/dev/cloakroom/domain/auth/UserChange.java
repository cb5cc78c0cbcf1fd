package dev.cloakroom.domain.auth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an admin changes of a user; null leaves it as it is. `granted` replaces what was granted before.
public record UserChange(
        @Nullable Role role,
        @Nullable Set<Scope> granted,
        @Nullable Boolean disabled) {

    public UserChange {
        granted = granted == null ? null : Set.copyOf(granted);
    }
}
