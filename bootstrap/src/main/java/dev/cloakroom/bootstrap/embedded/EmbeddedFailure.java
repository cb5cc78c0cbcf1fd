package dev.cloakroom.bootstrap.embedded;

/// A local service cannot run; the message says why and what to do, and is all that the operator needs to see.
public final class EmbeddedFailure extends RuntimeException {

    EmbeddedFailure(String message) {
        super(message);
    }

    EmbeddedFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
