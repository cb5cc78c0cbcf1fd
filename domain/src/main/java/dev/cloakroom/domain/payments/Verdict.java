package dev.cloakroom.domain.payments;

import dev.cloakroom.domain.jobs.Failure;

/// What the gateway did, for good: asked again, it says the same.
public sealed interface Verdict {

    /// The money moved. `reference` is the gateway's own name for it.
    record Carried(String reference) implements Verdict {}

    /// No money moved, and none will.
    record Refused(Failure reason) implements Verdict {}
}
