package dev.cloakroom.http.limits;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One request, from its admission to its end.
public final class Visit {

    /// The name of the attribute under which the server keeps it with the request.
    public static final String ATTRIBUTE = Visit.class.getName();

    private final Runnable leave;
    private final AtomicBoolean left = new AtomicBoolean();
    private @Nullable Runnable atEnd;
    private boolean over;

    Visit(Runnable leave) {
        this.leave = leave;
    }

    /// It is about to do nothing for a long time. It gives its place up for good; how many may wait is limited by those
    /// whom they wait for.
    public void waits() {
        if (left.compareAndSet(false, true)) {
            leave.run();
        }
    }

    /// Does this when the request is over, whatever became of it. One thing only.
    public void atEnd(Runnable work) {
        if (!isKept(work)) {
            work.run();
        }
    }

    /// It is over.
    public void end() {
        waits();
        var work = ended();
        if (work != null) {
            work.run();
        }
    }

    private synchronized boolean isKept(Runnable work) {
        if (!over) {
            atEnd = work;
        }
        return !over;
    }

    private synchronized @Nullable Runnable ended() {
        over = true;
        return atEnd;
    }
}
