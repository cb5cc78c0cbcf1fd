package dev.cloakroom.application.tasks.csv;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Checks batches on several threads and hands them on in the order in which they came. The calling thread is one of
/// them: while it waits for the first batch, it checks the next one that nobody has begun.
final class Workers implements Closeable {

    private final int threads;
    private final ExecutorService others;
    private final Supplier<CheckRows> checks;
    private final List<CheckRows> all = new ArrayList<>();
    private final ConcurrentLinkedQueue<CheckRows> idle = new ConcurrentLinkedQueue<>();
    private final Deque<FutureTask<Checked>> under = new ArrayDeque<>();

    Workers(int threads, Supplier<CheckRows> checks) {
        this.threads = threads;
        this.checks = checks;
        this.others = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().name("csv-", 1).daemon().factory());
    }

    void add(Checked checked) {
        var task = new FutureTask<>(() -> check(checked));
        under.add(task);
        if (threads > 1) {
            others.execute(task);
        }
    }

    private Checked check(Checked checked) {
        CheckRows polled = idle.poll();
        CheckRows check = polled == null ? another() : polled;
        check.check(checked);
        idle.add(check);
        return checked;
    }

    private synchronized CheckRows another() {
        var check = checks.get();
        all.add(check);
        return check;
    }

    boolean isBusy() {
        return under.size() > threads + 1;
    }

    boolean isIdle() {
        return under.isEmpty();
    }

    /// @return the first of the batches that were added
    Checked take() throws InterruptedException {
        var first = under.element();
        for (var task : under) {
            if (first.isDone()) {
                break;
            }
            task.run();
        }
        try {
            return under.remove().get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a batch could not be checked", failed.getCause());
        }
    }

    /// Of all threads. Nothing may be under way.
    synchronized List<CheckRows> all() {
        return List.copyOf(all);
    }

    /// Waits for what is under way, so that nobody works on buffers that are gone.
    @Override
    public void close() {
        under.forEach(task -> task.cancel(false));
        others.close();
    }
}
