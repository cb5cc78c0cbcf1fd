package dev.cloakroom.persistence;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Which server a read goes to. What a use case reads in its transaction is read on the primary, always; lists, and
/// things that change no more, are read on a replica that is near enough to the primary and has everything that this
/// owner wrote; where there is none, or it fails, on the primary.
///
/// "Has everything" is counted in rounds, not in time: a round notes the primary's position in its log, and a replica
/// that has replayed up to it has all that was committed before the round began. An owner's write notes the latest
/// round, so only a replica that reached a later one will do. No clock is compared with another.
///
/// Of a write through another node this one hears in a moment; if it does not, the write is seen when it was replayed,
/// [#MOST_ROUNDS] seconds later at most. A job or report asked for by its id is looked for on the primary before it
/// counts as missing.
public final class Routing {

    /// How many rounds, of a second each, a replica may be behind the primary.
    static final int MOST_ROUNDS = 5;

    /// Whoever asks for a job as young as this is following it: a replica would seldom have its end.
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Jdbi primary;
    private final List<Replica> replicas;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds(MOST_ROUNDS);
    private final Map<UserId, Long> lastWrites = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Consumer<UserId> tell = _ -> {};

    private Routing(Jdbi primary, List<Replica> replicas, InstantSource clock) {
        this.primary = primary;
        this.replicas = List.copyOf(replicas);
        this.clock = clock;
    }

    static Routing of(Jdbi primary, List<DatabaseSettings> replicas, InstantSource clock) {
        return new Routing(primary, replicas.stream().map(Replica::open).toList(), clock);
    }

    /// Everything on the primary, without regard to time.
    public static Routing none(Jdbi primary) {
        return new Routing(primary, List.of(), InstantSource.fixed(Instant.EPOCH));
    }

    /// For what is always asked there.
    public Jdbi primary() {
        return primary;
    }

    /// A read that may miss what others wrote in the last seconds, never what this owner is known to have written.
    public <T> T list(UserId owner, HandleCallback<T, RuntimeException> read) {
        return onReplica(owner, read).orElseGet(() -> primary.withHandle(read));
    }

    /// What stands under an id. Only what is there and `settled` for good is taken from a replica.
    public <T> Optional<T> find(
            UserId owner, JobId id, Predicate<T> settled, HandleCallback<Optional<T>, RuntimeException> read) {
        boolean young = id.createdAt().isAfter(clock.instant().minus(YOUNG));
        var found = young ? Optional.<T>empty() : onReplica(owner, read).flatMap(answer -> answer.filter(settled));
        return found.isPresent() ? found : primary.withHandle(read);
    }

    /// What stands under an id and may change. Like a list it may be seconds old where others write; what a replica
    /// does not have is looked for on the primary before it counts as missing.
    public <T> Optional<T> find(UserId owner, HandleCallback<Optional<T>, RuntimeException> read) {
        return onReplica(owner, read).filter(Optional::isPresent).orElseGet(() -> primary.withHandle(read));
    }

    /// A write, which this owner sees from its commit on.
    public <T> T write(UserId owner, HandleCallback<T, RuntimeException> write) {
        return primary.withHandle(handle -> {
            var result = write.withHandle(handle);
            if (handle.isInTransaction()) {
                handle.afterCommit(() -> wrote(owner));
            } else {
                wrote(owner);
            }
            return result;
        });
    }

    /// This owner has committed a write by a statement that [#write] did not see.
    public void wrote(UserId owner) {
        if (!replicas.isEmpty()) {
            fromNowOn(owner);
            tell.accept(owner);
        }
    }

    /// Who tells the other nodes of an owner's write.
    public void tellBy(Consumer<UserId> tell) {
        this.tell = tell;
    }

    /// This owner's next reads see everything that is committed now.
    public void fromNowOn(UserId owner) {
        if (!replicas.isEmpty()) {
            lastWrites.merge(owner, begun.get(), Math::max);
        }
    }

    /// One round, to be made every second; false, because the next one is never due at once.
    public boolean handle() {
        if (!replicas.isEmpty()) {
            long round = begun.incrementAndGet();
            rounds.add(round, primary.withHandle(Rounds.Position::of));
            // No replica that may be used is so far behind that it could miss these.
            lastWrites.values().removeIf(written -> written < rounds.oldest());
        }
        return false;
    }

    /// To be measured every second, each apart: one that hangs keeps nobody else waiting.
    public Map<String, BooleanSupplier> measures() {
        var measures = new LinkedHashMap<String, BooleanSupplier>();
        replicas.forEach(replica -> measures.put(replica.name(), () -> replica.measure(rounds)));
        return measures;
    }

    /// What is wrong with each replica, or nothing.
    public Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        replicas.forEach(replica -> faults.put(replica.name(), replica.fault(rounds)));
        return faults;
    }

    void close() {
        replicas.forEach(Replica::close);
    }

    private <T> Optional<T> onReplica(UserId owner, HandleCallback<T, RuntimeException> read) {
        if (replicas.isEmpty() || JdbiTransactions.isOpen()) {
            return Optional.empty();
        }
        long written = lastWrites.getOrDefault(owner, -1L);
        int first = turn.getAndIncrement();
        for (int i = 0; i < replicas.size(); i++) {
            var replica = replicas.get(Math.floorMod(first + i, replicas.size()));
            if (replica.has(written, rounds)) {
                try {
                    return Optional.of(replica.read(read));
                } catch (JdbiException failed) {
                    if (SqlStates.isTimeout(failed)) {
                        throw SqlStates.overloaded();
                    }
                    replica.doubt(failed);
                }
            }
        }
        return Optional.empty();
    }
}
