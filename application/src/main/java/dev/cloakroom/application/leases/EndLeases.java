package dev.cloakroom.application.leases;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.leases.EndedLease;
import dev.cloakroom.domain.leases.LeaseKey;
import dev.cloakroom.domain.leases.LeaseRejections;
import dev.cloakroom.domain.leases.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Ends leases at the word of their holders. Between the look and the write somebody else may end a lease, but nobody
/// else can hold its epoch: so the write decides, and a second look tells what it decided.
final class EndLeases {

    private final Leases leases;

    EndLeases(Leases leases) {
        this.leases = leases;
    }

    /// What a holder says of its lease: how the attempt ended, and what therefore becomes of the job.
    record Ending(LeaseKey key, Attempt.End end, Function<Claim, Fate> fate) {}

    /// Answers in the order of the endings. One that was said before, because its answer was lost, gets that answer.
    List<Verdict<EndedLease>> handle(Holder holder, List<Ending> endings) {
        var keys = endings.stream().map(Ending::key).toList();
        var standings = leases.standings(holder, keys);
        var settlements = settlements(endings, standings);
        if (!settlements.isEmpty()) {
            leases.settle(settlements);
            standings = leases.standings(holder, keys);
        }
        return verdicts(endings, standings);
    }

    private static List<Leases.Settlement> settlements(List<Ending> endings, Map<LeaseKey, Standing> standings) {
        var settlements = new ArrayList<Leases.Settlement>();
        for (var ending : endings) {
            if (standings.get(ending.key()) instanceof Standing.Held(var claim)) {
                settlements.add(
                        new Leases.Settlement(ending.key(), ending.fate().apply(claim)));
            }
        }
        // Two batches never wait for each other's rows.
        settlements.sort(
                Comparator.comparing(settlement -> settlement.key().id().value()));
        return settlements;
    }

    private static List<Verdict<EndedLease>> verdicts(List<Ending> endings, Map<LeaseKey, Standing> standings) {
        return endings.stream()
                .map(ending -> verdict(ending, standings.getOrDefault(ending.key(), new Standing.Unknown())))
                .toList();
    }

    private static Verdict<EndedLease> verdict(Ending ending, Standing standing) {
        return switch (standing) {
            case Standing.Ended ended when ended.repeats(ending.end()) -> new Verdict.Granted<>(ended.lease());
            case Standing.Held _, Standing.Ended _, Standing.Lost _, Standing.Unknown _ ->
                new Verdict.Refused<>(refusal(ending.key(), standing));
        };
    }

    /// Why a holder cannot do anything with a lease.
    static Rejection refusal(LeaseKey key, Standing standing) {
        return standing instanceof Standing.Unknown ? LeaseRejections.notFound(key) : LeaseRejections.lost(key);
    }
}
