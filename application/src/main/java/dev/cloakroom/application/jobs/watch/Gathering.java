package dev.cloakroom.application.jobs.watch;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Asks for many what many ask one by one: while one question is under way, those who come meanwhile gather behind it
/// and are the next question together. Whoever comes alone does not wait. It remembers nothing.
public final class Gathering<K, V> {

    private final Function<Set<K>, Map<K, V>> question;
    private final int most;
    private final ReentrantLock asking = new ReentrantLock();
    private Batch<K, V> next = new Batch<>();

    /// Those who ask together. The first of them asks; the others wait for the answers and not for one another, so
    /// that all go on in the same moment.
    private static final class Batch<K, V> {
        private final Set<K> keys = new LinkedHashSet<>();
        private final CompletableFuture<Map<K, V>> answers = new CompletableFuture<>();
    }

    private record Place<K, V>(Batch<K, V> batch, boolean leads) {}

    /// @param most how many keys make one question
    public Gathering(Function<Set<K>, Map<K, V>> question, int most) {
        this.question = question;
        this.most = most;
    }

    /// What the question answers for this key, if anything; what it throws is thrown to all who asked together.
    public Optional<V> ask(K key) {
        var place = join(key);
        if (place.leads()) {
            answer(place.batch());
        }
        try {
            return Optional.ofNullable(place.batch().answers.join().get(key));
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void answer(Batch<K, V> batch) {
        asking.lock();
        try {
            close(batch);
            batch.answers.complete(question.apply(batch.keys));
        } catch (Throwable failed) {
            batch.answers.completeExceptionally(failed);
        } finally {
            asking.unlock();
        }
    }

    private synchronized Place<K, V> join(K key) {
        if (next.keys.size() >= most) {
            next = new Batch<>();
        }
        boolean leads = next.keys.isEmpty();
        next.keys.add(key);
        return new Place<>(next, leads);
    }

    private synchronized void close(Batch<K, V> batch) {
        if (next == batch) {
            next = new Batch<>();
        }
    }
}
