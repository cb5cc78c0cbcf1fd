package dev.cloakroom.persistence.leases;

import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.application.leases.Holder;
import dev.cloakroom.application.leases.Leases;
import dev.cloakroom.application.leases.Wish;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.leases.HeldLease;
import dev.cloakroom.domain.leases.Lease;
import dev.cloakroom.domain.leases.LeaseKey;
import dev.cloakroom.domain.leases.Standing;
import dev.cloakroom.persistence.jobs.RunningLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Leases of the engine's jobs: single statements that commit by themselves. They end by those of the engine.
public final class JdbiLeases implements Leases {

    private final Jdbi jdbi;
    private final JobQueue queue;
    private final JobNews news;
    private final RunningLimits limits = new RunningLimits();

    public JdbiLeases(Jdbi jdbi, JobQueue queue, JobNews news) {
        this.jdbi = jdbi;
        this.queue = queue;
        this.news = news;
    }

    @Override
    public Entry enter(Holder holder, UUID incarnation, Set<String> kinds) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(LeaseStatements.ENTER), holder)
                .bind("incarnation", incarnation)
                .bindArray("kinds", String.class, List.copyOf(kinds))
                .map((row, _) -> new Entry(row.getLong(1), row.getInt(2), row.getBoolean(3)))
                .one());
    }

    @Override
    public List<Source> ready(Collection<Wish> wishes) {
        var found = jdbi.withHandle(handle -> handle.createQuery(LeaseStatements.READY)
                .bindArray("kinds", String.class, each(wishes, Wish::kind))
                .bindArray("firsts", Integer.class, each(wishes, wish -> owner(wish, 0)))
                .bindArray("lasts", Integer.class, each(wishes, wish -> owner(wish, Integer.MAX_VALUE)))
                .map((row, _) -> new Source(row.getInt(1), row.getInt(2), row.getString(3)))
                .set());
        return List.copyOf(found);
    }

    private static Integer owner(Wish wish, int otherwise) {
        var owner = wish.ownerNumber();
        return owner == null ? otherwise : owner;
    }

    @Override
    public Map<Integer, Integer> running(Set<Integer> owners) {
        return jdbi.withHandle(handle -> handle.createQuery(LeaseStatements.RUNNING)
                .bindArray("owners", Integer.class, List.copyOf(owners))
                .map((row, _) -> Map.entry(row.getInt(1), row.getInt(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public List<Lease> claim(long worker, List<Share> shares, Duration time) {
        var claimed = jdbi.withHandle(handle -> claim(handle, worker, shares, time));
        if (!claimed.isEmpty()) {
            news.changed(each(claimed, lease -> lease.claim().id()));
        }
        return claimed;
    }

    private List<Lease> claim(Handle handle, long worker, List<Share> shares, Duration time) {
        limits.refresh(handle);
        var sources = each(
                shares,
                share -> new dev.cloakroom.application.jobs.Source(
                        share.source().lane(), share.source().ownerNumber()));
        var wanted = each(shares, Share::quota);
        return limits.concern(sources)
                ? handle.inTransaction(open -> claim(open, worker, shares, limits.quotas(open, sources, wanted), time))
                : claim(handle, worker, shares, wanted, time);
    }

    private static List<Lease> claim(
            Handle handle, long worker, List<Share> shares, List<Integer> quotas, Duration time) {
        return handle.createQuery(LeaseStatements.CLAIM)
                .bind("worker", worker)
                .bind("seconds", time.toSeconds())
                .bindArray(
                        "lanes",
                        Integer.class,
                        each(shares, share -> share.source().lane()))
                .bindArray(
                        "owners",
                        Integer.class,
                        each(shares, share -> share.source().ownerNumber()))
                .bindArray("quotas", Integer.class, quotas)
                .map((row, _) -> LeaseRows.lease(row))
                .list();
    }

    @Override
    public List<HeldLease> extend(Holder holder, List<Extension> extensions, Duration time) {
        var held = jdbi.withHandle(handle -> bind(handle.createQuery(LeaseStatements.EXTEND), holder)
                .bind("seconds", time.toSeconds())
                .bindArray("ids", UUID.class, each(extensions, extension -> id(extension.key())))
                .bindArray(
                        "epochs",
                        Integer.class,
                        each(extensions, extension -> extension.key().epoch()))
                .bindArray("percents", Integer.class, progress(extensions, Progress::percent))
                .bindArray("messages", String.class, progress(extensions, Progress::message))
                .map((row, _) -> LeaseRows.held(row))
                .list());
        tellProgress(extensions, held);
        return held;
    }

    private void tellProgress(List<Extension> extensions, List<HeldLease> held) {
        var moved = extensions.stream()
                .filter(extension -> extension.progress() != null)
                .map(Extension::key)
                .collect(Collectors.toSet());
        var changed = held.stream()
                .map(HeldLease::key)
                .filter(moved::contains)
                .map(LeaseKey::id)
                .toList();
        if (!changed.isEmpty()) {
            news.changed(changed);
        }
    }

    @Override
    public void settle(List<Settlement> settlements) {
        var _ = queue.settle(settlements.stream()
                .map(settlement -> new JobQueue.Settlement(
                        settlement.key().id(), settlement.key().epoch(), settlement.fate(), false))
                .toList());
    }

    @Override
    public Map<LeaseKey, Standing> standings(Holder holder, Collection<LeaseKey> keys) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(LeaseStatements.STANDINGS), holder)
                .bindArray("ids", UUID.class, each(keys, JdbiLeases::id))
                .bindArray("epochs", Integer.class, each(keys, LeaseKey::epoch))
                .map((row, _) -> Map.entry(LeaseRows.key(row), LeaseRows.standing(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one)));
    }

    private static Query bind(Query query, Holder holder) {
        return query.bind("user", holder.user().value()).bind("key", holder.apiKey());
    }

    private static UUID id(LeaseKey key) {
        return key.id().value();
    }

    private static <T> List<@Nullable T> progress(List<Extension> extensions, Function<Progress, T> part) {
        return each(extensions, extension -> {
            var progress = extension.progress();
            return progress == null ? null : part.apply(progress);
        });
    }

    private static <E, T extends @Nullable Object> List<T> each(Collection<E> elements, Function<E, T> part) {
        var parts = new ArrayList<T>(elements.size());
        elements.forEach(element -> parts.add(part.apply(element)));
        return parts;
    }
}
