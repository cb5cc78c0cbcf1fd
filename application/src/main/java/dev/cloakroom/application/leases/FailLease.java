package dev.cloakroom.application.leases;

import dev.cloakroom.application.Caller;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.leases.EndedLease;
import dev.cloakroom.domain.leases.LeaseKey;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Takes the word of a worker that an attempt failed.
public final class FailLease {

    private final EndLeases end;
    private final RandomGenerator random;

    public FailLease(Leases leases, RandomGenerator random) {
        this.end = new EndLeases(leases);
        this.random = random;
    }

    /// Without `retryAfter` the pauses grow by themselves; where it is not `retryable` no attempt follows.
    public record Report(
            Failure failure, boolean retryable, @Nullable Duration retryAfter) {}

    public EndedLease handle(Caller caller, LeaseKey key, Report report) {
        var ending = new EndLeases.Ending(key, Attempt.End.FAILED, claim -> fate(claim, report));
        return end.handle(Holder.of(caller.principal()), List.of(ending))
                .getFirst()
                .orThrow();
    }

    private Fate fate(Claim claim, Report report) {
        if (!report.retryable()) {
            return claim.refused(report.failure());
        }
        var asked = report.retryAfter();
        return claim.failed(report.failure(), asked == null ? Backoff.DEFAULT.after(claim.attempt(), random) : asked);
    }
}
