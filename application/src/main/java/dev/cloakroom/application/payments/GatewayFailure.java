package dev.cloakroom.application.payments;

import dev.cloakroom.domain.jobs.Failure;

/// The gateway gave no answer, so the money may or may not have moved.
public final class GatewayFailure extends Exception {

    public GatewayFailure(String detail) {
        super(detail);
    }

    Failure failure() {
        return new Failure("dependency-timeout", String.valueOf(getMessage()));
    }
}
