package dev.cloakroom.application.jobs.doorbell;

import dev.cloakroom.domain.jobs.JobId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Messages in this process, and what may happen to messages: at a word they are lost, come twice, or the other way
/// round. Waits for nothing.
public final class InMemoryDoorbell implements Doorbell {

    private final List<JobId> waiting = new ArrayList<>();
    private final Map<String, JobId> heard = new HashMap<>();
    private int receipts;
    private boolean down;

    @Override
    public synchronized Set<Ring> ring(List<Ring> rings) throws IOException {
        if (down) {
            throw new IOException("nobody there");
        }
        rings.forEach(ring -> waiting.add(ring.job()));
        return Set.of();
    }

    @Override
    public synchronized List<Call> hear(int most, Duration wait) {
        var calls = new ArrayList<Call>();
        while (!waiting.isEmpty() && calls.size() < most) {
            var call = new Call(waiting.removeFirst(), "receipt-" + ++receipts);
            heard.put(call.receipt(), call.job());
            calls.add(call);
        }
        return calls;
    }

    @Override
    public void keep(Collection<Call> calls) {}

    @Override
    public synchronized void release(Collection<Call> calls) {
        calls.forEach(call -> {
            var job = heard.remove(call.receipt());
            if (job != null) {
                waiting.add(job);
            }
        });
    }

    @Override
    public synchronized void acknowledge(Collection<Call> calls) {
        calls.forEach(call -> heard.remove(call.receipt()));
    }

    /// Messages that were sent and are not acknowledged.
    public synchronized int size() {
        return waiting.size() + heard.size();
    }

    public synchronized void loseAll() {
        waiting.clear();
    }

    public synchronized void doubleAll() {
        waiting.addAll(List.copyOf(waiting));
    }

    public synchronized void turnAround() {
        var reversed = List.copyOf(waiting.reversed());
        waiting.clear();
        waiting.addAll(reversed);
    }

    /// As if whoever heard them had died.
    public synchronized void forgetWhoHeard() {
        waiting.addAll(heard.values());
        heard.clear();
    }

    public synchronized void answersNobody(boolean down) {
        this.down = down;
    }
}
