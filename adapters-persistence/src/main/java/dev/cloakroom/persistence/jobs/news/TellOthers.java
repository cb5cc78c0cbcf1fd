package dev.cloakroom.persistence.jobs.news;

import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.HotStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;

/// Tells the other processes what happened here, by NOTIFY. It gathers: a transaction that notifies takes a lock
/// on the whole database when it commits, so there is one statement for all that came meanwhile, never one per
/// job, and never inside the transaction that did it. Where no other process listens it tells nothing: each statement
/// would cost a commit, and as much again to hear it come back.
public final class TellOthers implements JobNews {

    /// Clients see changes at most this often; work and cancellations are told at once.
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(20);

    /// What comes in this time goes out together.
    private static final Duration BETWEEN_STATEMENTS = Duration.ofMillis(1);

    private static final HotStatement NOTIFY = HotStatement.of(
            "SELECT count(pg_notify('" + NewsMessage.CHANNEL + "', m)) FROM unnest(CAST(:messages AS text[])) AS m");

    private final Jdbi jdbi;
    private final String sender;
    private final InstantSource clock;
    private Set<JobId> changed = new HashSet<>();
    private Set<JobId> canceling = new HashSet<>();
    private Set<UserId> writers = new HashSet<>();
    private Set<Source> readyThere = new HashSet<>();
    private boolean readySomewhere;
    private boolean missed;
    private volatile boolean othersListen = true;
    private Instant changesTold = Instant.MIN;
    private volatile Runnable wake = () -> {};

    /// @param node tells this process from the others: its own news come back to it and are passed over
    public TellOthers(Jdbi jdbi, UUID node, InstantSource clock) {
        this.jdbi = jdbi;
        this.sender = node.toString();
        this.clock = clock;
    }

    /// Who is told that there is something to tell.
    public void wakeBy(Runnable wake) {
        this.wake = wake;
    }

    /// Whether others listen, or may: nothing is told from when none do. Who begins to listen then has missed what
    /// happened since he looked, and is told that.
    public void others(boolean listen) {
        boolean begin = listen && !othersListen;
        othersListen = listen;
        if (begin) {
            note(() -> missed = true);
        }
    }

    /// Tells what came since the last time, at most once a millisecond; false when there is nothing, or changes that
    /// may wait a little. What cannot be told is dropped: the others ask from time to time.
    public boolean handle() {
        var messages = take();
        if (messages.isEmpty()) {
            return false;
        }
        jdbi.useHandle(
                handle -> NOTIFY.find(handle, values -> values.texts("messages", messages), row -> row.getInt(1)));
        LockSupport.parkNanos(BETWEEN_STATEMENTS.toNanos());
        return true;
    }

    private synchronized List<String> take() {
        var messages = new ArrayList<String>();
        if (readySomewhere) {
            messages.add(NewsMessage.ready(sender));
        } else if (!readyThere.isEmpty()) {
            messages.add(NewsMessage.ready(sender, readyThere));
        }
        readySomewhere = false;
        readyThere = new HashSet<>();
        if (missed) {
            messages.add(NewsMessage.uncertain(sender));
        }
        missed = false;
        NewsMessage.cancelRequested(sender, canceling).forEach(messages::add);
        canceling = new HashSet<>();
        NewsMessage.wrote(sender, writers).forEach(messages::add);
        writers = new HashSet<>();
        var now = clock.instant();
        if (!changed.isEmpty() && !now.isBefore(changesTold.plus(BETWEEN_CHANGES))) {
            NewsMessage.changed(sender, changed).forEach(messages::add);
            changed = new HashSet<>();
            changesTold = now;
        }
        return messages;
    }

    @Override
    public void ready() {
        note(() -> readySomewhere = true);
    }

    @Override
    public void ready(Set<Source> where) {
        note(() -> readyThere.addAll(where));
    }

    @Override
    public void changed(Collection<JobId> ids) {
        note(() -> changed.addAll(ids));
    }

    @Override
    public void cancelRequested(JobId id) {
        note(() -> canceling.add(id));
    }

    /// What this owner reads elsewhere is to be as new as what was written here.
    public void wrote(UserId owner) {
        note(() -> writers.add(owner));
    }

    private void note(Runnable news) {
        if (othersListen) {
            synchronized (this) {
                news.run();
            }
            wake.run();
        }
    }

    /// What is uncertain here says nothing about the others.
    @Override
    public void uncertain() {}
}
