package dev.cloakroom.bootstrap;

import java.util.Optional;
import java.util.stream.Stream;

/// What this process is for: the first argument, or everything where there is none.
enum Role {
    ALL,
    SERVE,
    WORK,
    MIGRATE,
    ADMIN;

    static Optional<Role> of(String[] arguments) {
        return arguments.length == 0
                ? Optional.of(ALL)
                : Stream.of(SERVE, WORK, MIGRATE, ADMIN)
                        .filter(role -> role.name().equalsIgnoreCase(arguments[0]))
                        .findFirst();
    }

    boolean serves() {
        return this == ALL || this == SERVE;
    }

    boolean works() {
        return this == ALL || this == WORK;
    }
}
