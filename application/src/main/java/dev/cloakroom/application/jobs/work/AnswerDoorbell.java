package dev.cloakroom.application.jobs.work;

import dev.cloakroom.application.jobs.doorbell.Doorbell;
import dev.cloakroom.application.jobs.doorbell.Doorbell.Call;
import dev.cloakroom.domain.jobs.JobId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Hears of jobs by messages, takes exactly those, and has [RunJobs] run them. It never hears more than can start at
/// once, so no message waits here while another process is idle.
///
/// Two loops call [#handle] and [#handleMore]: one waits for messages, the second helps as long as they come in crowds.
/// A third calls [#tend]: the message of a job that runs is kept, so that the owner's share of what is under way shows
/// to the queue, and one whose job is over, gone or somebody else's is acknowledged.
public final class AnswerDoorbell {

    /// A third of the time for which a message is ours.
    private static final Duration KEEP_EVERY = Duration.ofSeconds(20);

    private final Doorbell doorbell;
    private final RungJobs jobs;
    private final RunJobs running;
    private final Duration wait;
    private final InstantSource clock;

    /// What was heard and is not acknowledged, and until when nothing needs to be done to keep it.
    private final Map<Call, Instant> held = new ConcurrentHashMap<>();

    private int asked;
    private boolean unanswered;
    private volatile boolean crowded;
    private volatile Runnable wakeMore = () -> {};

    /// @param wait how long to wait for messages: each question costs, also one without an answer
    public AnswerDoorbell(Doorbell doorbell, RungJobs jobs, RunJobs running, Duration wait, InstantSource clock) {
        this.doorbell = doorbell;
        this.jobs = jobs;
        this.running = running;
        this.wait = wait;
        this.clock = clock;
    }

    /// Who is told that a second one is worth it.
    public void wakeBy(Runnable second) {
        this.wakeMore = second;
    }

    /// Waits for messages and starts their jobs; false when there was no place for any.
    public boolean handle() throws IOException, InterruptedException {
        return hear(wait);
    }

    /// The same without waiting, but only while there are many messages.
    public boolean handleMore() throws IOException, InterruptedException {
        return crowded && hear(Duration.ZERO);
    }

    private boolean hear(Duration wait) throws IOException, InterruptedException {
        int most = reserve();
        if (most == 0) {
            return false;
        }
        try {
            var calls = doorbell.hear(most, wait);
            crowded = calls.size() == most;
            if (crowded) {
                wakeMore.run();
            }
            answer(calls);
            return crowded || !wait.isZero();
        } finally {
            giveUp(most);
        }
    }

    private synchronized int reserve() {
        handBackUnanswered();
        int most = Math.min(Doorbell.MOST_AT_ONCE, running.room() - asked);
        asked += Math.max(0, most);
        return Math.max(0, most);
    }

    private synchronized void giveUp(int reserved) {
        asked -= reserved;
    }

    /// What is heard too late is for others.
    private void answer(List<Call> calls) throws IOException, InterruptedException {
        if (calls.isEmpty()) {
            return;
        }
        if (running.room() == 0) {
            doorbell.release(calls);
            return;
        }
        claim(calls.stream().map(Call::job).collect(Collectors.toSet()));
        var until = clock.instant().plus(KEEP_EVERY);
        calls.forEach(call -> held.put(call, until));
    }

    /// One at a time, and what runs is known before the next: else [#handBackUnanswered] would take what was just
    /// claimed for lost.
    private synchronized void claim(Set<JobId> ids) {
        handBackUnanswered();
        unanswered = true;
        running.start(jobs.claim(running.worker(), running.kinds(), ids));
        unanswered = false;
    }

    /// A claim whose answer was lost may have been carried out; its jobs are rung for again when they are handed back.
    private void handBackUnanswered() {
        if (unanswered) {
            running.handBackUnanswered();
            unanswered = false;
        }
    }

    /// Acknowledges and keeps what there is to; there is never more to do at once.
    public boolean tend() throws IOException, InterruptedException {
        var here = running.here();
        var over = new ArrayList<Call>();
        var due = new ArrayList<Call>();
        var now = clock.instant();
        held.forEach((call, until) -> {
            if (!here.contains(call.job())) {
                over.add(call);
            } else if (!now.isBefore(until)) {
                due.add(call);
            }
        });
        if (!over.isEmpty()) {
            doorbell.acknowledge(over);
            over.forEach(held::remove);
        }
        if (!due.isEmpty()) {
            doorbell.keep(due);
            due.forEach(call -> held.put(call, now.plus(KEEP_EVERY)));
        }
        return false;
    }
}
