package dev.cloakroom.domain.auth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an admin changes of a user; null leaves it as it is. `granted` replaces what was granted before.
public record UserChange(
        @Nullable Role role,
        @Nullable Set<Scope> granted,
        @Nullable Boolean disabled,
        @Nullable Cap cap) {

    /// How many of the user's jobs may run at a time; null is any number.
    public record Cap(@Nullable Integer mostRunning) {}

    public UserChange {
        granted = granted == null ? null : Set.copyOf(granted);
    }

    public static UserChange to(Role role) {
        return new UserChange(role, null, null, null);
    }

    public static UserChange granting(Set<Scope> scopes) {
        return new UserChange(null, scopes, null, null);
    }

    public static UserChange disabling(boolean disabled) {
        return new UserChange(null, null, disabled, null);
    }

    public static UserChange capping(@Nullable Integer mostRunning) {
        return new UserChange(null, null, null, new Cap(mostRunning));
    }
}
