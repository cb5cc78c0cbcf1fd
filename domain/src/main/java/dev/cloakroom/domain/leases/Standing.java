package dev.cloakroom.domain.leases;

import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Claim;

/// What became of a lease, to the worker that names it.
public sealed interface Standing {

    /// It still has the job.
    record Held(Claim claim) implements Standing {}

    /// It ended the lease itself, in this way.
    record Ended(EndedLease lease, Attempt.End end) implements Standing {

        /// Whether saying it again in that way is the same thing said twice. What was to be canceled ends so, whether
        /// its
        /// worker fails it or hands it back.
        public boolean repeats(Attempt.End again) {
            return end == again || (end == Attempt.End.CANCELED && again != Attempt.End.SUCCEEDED);
        }
    }

    /// It had the job once, but not any more, or not with this epoch.
    record Lost() implements Standing {}

    /// It never had the job.
    record Unknown() implements Standing {}
}
