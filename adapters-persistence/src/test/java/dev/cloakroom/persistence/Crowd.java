package dev.cloakroom.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/// Many who come at once to [SharedCommits], however slowly their threads begin: the first commits are held up until
/// all of them are there.
public final class Crowd {

    /// Two commits may be under way, and somebody wants to carry the next.
    private static final int CARRIERS = 3;

    private final CountDownLatch gathered = new CountDownLatch(1);

    /// To be called where a commit begins, before it has a connection.
    public void hold() {
        try {
            gathered.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// What each of them returned.
    public <T> List<T> come(List<Callable<T>> calls) throws Exception {
        var tasks = new ArrayList<FutureTask<T>>();
        var threads = new ArrayList<Thread>();
        for (var call : calls) {
            var task = new FutureTask<>(call);
            tasks.add(task);
            threads.add(Thread.startVirtualThread(task));
        }
        while (threads.stream().filter(Crowd::isThere).count() < threads.size() - CARRIERS) {
            LockSupport.parkNanos(1_000_000);
        }
        gathered.countDown();
        var returned = new ArrayList<T>();
        for (var task : tasks) {
            returned.add(task.get());
        }
        return returned;
    }

    private static boolean isThere(Thread thread) {
        return !thread.isAlive() || LockSupport.getBlocker(thread) instanceof SharedCommits<?>;
    }
}
