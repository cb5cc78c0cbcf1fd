package dev.cloakroom.application.leases;

import dev.cloakroom.domain.Rejection;

/// What became of one of many that were asked for together.
public sealed interface Verdict<T> {

    record Granted<T>(T value) implements Verdict<T> {}

    record Refused<T>(Rejection why) implements Verdict<T> {}

    /// @throws Rejection where it was refused
    default T orThrow() {
        return switch (this) {
            case Granted<T>(var value) -> value;
            case Refused<T>(var why) -> throw why;
        };
    }
}
