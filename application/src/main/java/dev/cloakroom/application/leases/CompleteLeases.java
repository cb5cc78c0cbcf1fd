package dev.cloakroom.application.leases;

import dev.cloakroom.application.Caller;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.leases.EndedLease;
import dev.cloakroom.domain.leases.LeaseKey;
import dev.cloakroom.domain.leases.LeaseRejections;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToIntFunction;

/// Takes the results of jobs that succeeded.
public final class CompleteLeases {

    private static final int MOST_RESULT_BYTES = 256 * 1024;

    private final EndLeases end;
    private final ToIntFunction<Json> sizeInBytes;

    public CompleteLeases(Leases leases, ToIntFunction<Json> sizeInBytes) {
        this.end = new EndLeases(leases);
        this.sizeInBytes = sizeInBytes;
    }

    public record Completion(LeaseKey key, Json.Obj result) {}

    /// Answers in the order of the completions.
    public List<Verdict<EndedLease>> handle(Caller caller, List<Completion> completions) {
        var endings = completions.stream()
                .filter(this::fits)
                .map(completion -> new EndLeases.Ending(
                        completion.key(), Attempt.End.SUCCEEDED, claim -> claim.succeeded(completion.result())))
                .toList();
        var ended = end.handle(Holder.of(caller.principal()), endings).iterator();
        return withRefused(completions, ended);
    }

    private List<Verdict<EndedLease>> withRefused(List<Completion> completions, Iterator<Verdict<EndedLease>> ended) {
        var verdicts = new ArrayList<Verdict<EndedLease>>();
        for (var completion : completions) {
            verdicts.add(
                    fits(completion)
                            ? ended.next()
                            : new Verdict.Refused<>(LeaseRejections.resultTooLarge(MOST_RESULT_BYTES)));
        }
        return verdicts;
    }

    private boolean fits(Completion completion) {
        return sizeInBytes.applyAsInt(completion.result()) <= MOST_RESULT_BYTES;
    }
}
