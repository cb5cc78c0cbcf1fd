package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.jobs.Intake;
import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.jobs.work.HeadStart;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.SharedCommits;
import dev.cloakroom.persistence.SqlStates;
import dev.cloakroom.persistence.jobs.EnqueueStatement.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Takes jobs in, many in one statement.
public final class GroupCommit implements Intake {

    private final Routing routing;
    private final JobNews news;
    private final QueueMode mode;
    private final Lanes lanes;
    private final JdbiIdempotencyKeys keys;
    private final SharedCommits<Item> commits;
    private volatile HeadStart headStart = HeadStart.NONE;

    private record Key(UserId owner, String operation, String value) {}

    public GroupCommit(Routing routing, JobNews news) {
        this(routing, news, QueueMode.POSTGRES);
    }

    public GroupCommit(Routing routing, JobNews news, QueueMode mode) {
        this.routing = routing;
        this.news = news;
        this.mode = mode;
        this.lanes = new Lanes(routing.primary());
        this.keys = new JdbiIdempotencyKeys(routing.primary());
        this.commits = new SharedCommits<>(GroupCommit::key, this::commit);
    }

    /// Who works here, and may have jobs begin as they are stored; where none are rung for.
    public void beginBy(HeadStart headStart) {
        this.headStart = headStart;
    }

    @Override
    public Optional<StoredResponse> submit(Job job, @Nullable Keyed keyed) {
        var item = new Item(job, lanes.number(job.submission()), keyed);
        if (store(item) || keyed == null) {
            return Optional.empty();
        }
        // A statement of its own: the snapshot of the first could not see who won.
        return Optional.of(keys.replay(job.submission().owner(), keyed.key()));
    }

    private boolean store(Item item) {
        try {
            return commits.submit(item);
        } catch (JdbiException failed) {
            if (item.keyed() != null && SqlStates.isLockTimeout(failed)) {
                throw IdempotencyKeys.inProgress();
            }
            throw SqlStates.isBusy(failed) ? SqlStates.overloaded() : failed;
        }
    }

    private Predicate<Item> commit(List<Item> items) {
        var stored = store(items);
        items.forEach(item -> routing.wrote(item.job().submission().owner()));
        if (!stored.ready().isEmpty()) {
            news.ready(stored.ready());
        }
        return item -> stored.ids().contains(item.job().id());
    }

    /// Nobody needs to be told of those that begin: who could wait for one does not know its id yet.
    private Written store(List<Item> items) {
        try (var places = headStart.reserve(items.stream().map(Item::job).toList())) {
            var stored = routing.primary().withHandle(handle -> EnqueueStatement.run(handle, mode, items, places));
            places.begin(stored.begun());
            return stored.written();
        }
    }

    private static @Nullable Object key(Item item) {
        var keyed = item.keyed();
        return keyed == null
                ? null
                : new Key(
                        item.job().submission().owner(),
                        keyed.key().operation(),
                        keyed.key().value());
    }
}
