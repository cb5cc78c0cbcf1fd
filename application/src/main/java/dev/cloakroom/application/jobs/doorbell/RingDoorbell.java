package dev.cloakroom.application.jobs.doorbell;

import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.domain.jobs.JobId;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Sends what is to be rung for. Any number of processes may do so at a time. Whoever dies between sending and deleting
/// rings twice, which harms nobody.
public final class RingDoorbell implements JobNews {

    private static final int BATCH = 200;

    /// Longer than sending a batch takes, with all its retries.
    private static final Duration HOLD = Duration.ofSeconds(60);

    private final Outbox outbox;
    private final Doorbell doorbell;
    private volatile Runnable wake = () -> {};

    public RingDoorbell(Outbox outbox, Doorbell doorbell) {
        this.outbox = outbox;
        this.doorbell = doorbell;
    }

    public void wakeBy(Runnable wake) {
        this.wake = wake;
    }

    /// Sends one batch; true when there may be more.
    ///
    /// @throws IOException where the queue takes nothing; what could not be sent is tried again later
    public boolean handle() throws IOException, InterruptedException {
        var rings = outbox.take(BATCH, HOLD);
        if (!rings.isEmpty()) {
            send(rings);
        }
        return rings.size() == BATCH;
    }

    private void send(List<Ring> rings) throws IOException, InterruptedException {
        Set<Ring> failed = Set.copyOf(rings);
        try {
            failed = doorbell.ring(rings);
        } finally {
            settle(rings, failed);
        }
    }

    private void settle(List<Ring> rings, Set<Ring> failed) {
        var sent = new HashSet<>(rings);
        sent.removeAll(failed);
        if (!sent.isEmpty()) {
            outbox.delete(sent);
        }
        if (!failed.isEmpty()) {
            outbox.putOff(failed);
        }
    }

    @Override
    public void ready() {
        wake.run();
    }

    /// Of no matter here.
    @Override
    public void changed(Collection<JobId> ids) {}

    @Override
    public void cancelRequested(JobId id) {}

    @Override
    public void uncertain() {}
}
