package dev.cloakroom.application.leases;

import dev.cloakroom.application.Caller;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.leases.EndedLease;
import dev.cloakroom.domain.leases.LeaseKey;
import java.util.List;

/// Takes a job back from a worker that does not want it any more: the attempt does not count.
public final class ReleaseLease {

    private final EndLeases end;

    public ReleaseLease(Leases leases) {
        this.end = new EndLeases(leases);
    }

    public EndedLease handle(Caller caller, LeaseKey key) {
        var ending = new EndLeases.Ending(key, Attempt.End.HANDED_BACK, Claim::handedBack);
        return end.handle(Holder.of(caller.principal()), List.of(ending))
                .getFirst()
                .orThrow();
    }
}
