package dev.cloakroom.application.auth;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Users for tests, each with an address of its own.
public final class TestUsers {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

    private static final Supplier<UUID> IDS = new TestIds();

    private TestUsers() {}

    public static User user() {
        return of(Role.USER);
    }

    public static User of(Role role) {
        var id = new UserId(IDS.get());
        return User.registered(id, new Email(id + "@example.com"), role, Set.of(), NOW);
    }

    public static User stored(Users users) {
        var user = user();
        users.add(new Account(user, "hash"));
        return user;
    }
}
