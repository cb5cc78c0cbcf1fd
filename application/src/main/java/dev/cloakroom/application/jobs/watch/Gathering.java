package dev.cloakroom.application.jobs.watch;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks for many what many ask one by one: while one question is under way, those who come meanwhile gather behind it
/// and are the next question together. Whoever comes alone does not wait. It remembers nothing.
public final class Gathering<K, V> {

    private final Function<Set<K>, Map<K, V>> question;
    private final int most;
    private final ReentrantLock asking = new ReentrantLock();
    private Batch<K, V> next = new Batch<>();

    private static final class Batch<K, V> {
        private final Set<K> keys = new LinkedHashSet<>();
        private @Nullable Map<K, V> answers;
        private @Nullable RuntimeException failure;
    }

    /// @param most how many keys make one question
    public Gathering(Function<Set<K>, Map<K, V>> question, int most) {
        this.question = question;
        this.most = most;
    }

    /// What the question answers for this key, if anything; what it throws is thrown to all who asked together.
    public Optional<V> ask(K key) {
        var batch = join(key);
        asking.lock();
        try {
            return Optional.ofNullable(answers(batch).get(key));
        } finally {
            asking.unlock();
        }
    }

    /// Whoever comes first asks for all of the batch.
    private Map<K, V> answers(Batch<K, V> batch) {
        if (batch.failure != null) {
            throw batch.failure;
        }
        if (batch.answers == null) {
            close(batch);
            try {
                batch.answers = question.apply(batch.keys);
            } catch (RuntimeException failed) {
                batch.failure = failed;
                throw failed;
            }
        }
        return batch.answers;
    }

    private synchronized Batch<K, V> join(K key) {
        if (next.keys.size() >= most) {
            next = new Batch<>();
        }
        next.keys.add(key);
        return next;
    }

    private synchronized void close(Batch<K, V> batch) {
        if (next == batch) {
            next = new Batch<>();
        }
    }
}
