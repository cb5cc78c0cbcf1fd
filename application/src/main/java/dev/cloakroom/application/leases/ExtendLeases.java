package dev.cloakroom.application.leases;

import dev.cloakroom.application.Caller;
import dev.cloakroom.domain.leases.HeldLease;
import dev.cloakroom.domain.leases.LeaseKey;
import dev.cloakroom.domain.leases.Standing;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Hears that workers live and how far they are; tells them what is to be canceled.
public final class ExtendLeases {

    private final Leases leases;

    public ExtendLeases(Leases leases) {
        this.leases = leases;
    }

    /// Answers in the order of the extensions.
    public List<Verdict<HeldLease>> handle(Caller caller, List<Leases.Extension> extensions, Duration time) {
        var holder = Holder.of(caller.principal());
        var held = extend(holder, extensions, time);
        var gone = extensions.stream()
                .map(Leases.Extension::key)
                .filter(key -> !held.containsKey(key))
                .toList();
        var standings = gone.isEmpty() ? Map.<LeaseKey, Standing>of() : leases.standings(holder, gone);
        return extensions.stream()
                .map(extension -> verdict(extension.key(), held, standings))
                .toList();
    }

    /// Sorted, so that two batches never wait for each other's rows.
    private Map<LeaseKey, HeldLease> extend(Holder holder, List<Leases.Extension> extensions, Duration time) {
        var sorted = extensions.stream()
                .sorted(Comparator.comparing(extension -> extension.key().id().value()))
                .toList();
        return leases.extend(holder, sorted, time).stream()
                .collect(Collectors.toMap(HeldLease::key, Function.identity()));
    }

    private static Verdict<HeldLease> verdict(
            LeaseKey key, Map<LeaseKey, HeldLease> held, Map<LeaseKey, Standing> standings) {
        var lease = held.get(key);
        return lease != null
                ? new Verdict.Granted<>(lease)
                : new Verdict.Refused<>(EndLeases.refusal(key, standings.getOrDefault(key, new Standing.Unknown())));
    }
}
