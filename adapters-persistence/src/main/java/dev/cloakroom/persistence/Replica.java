package dev.cloakroom.persistence;

import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One streaming replica, and how far it was when it was last measured.
final class Replica implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Replica.class);
    private static final long NOWHERE = -1;

    private final String name;
    private final Database database;
    private volatile long passed = NOWHERE;
    private volatile @Nullable String trouble = "was not asked yet";

    private Replica(String name, Database database) {
        this.name = name;
        this.database = database;
    }

    static Replica open(DatabaseSettings settings) {
        return new Replica("reader " + settings.place(), Database.openReader(settings));
    }

    String name() {
        return name;
    }

    /// Whether it has what was written until this round ended, and is not too far behind at all.
    boolean has(long written, Rounds rounds) {
        return passed > written && passed >= rounds.oldest();
    }

    <T> T read(HandleCallback<T, RuntimeException> read) {
        return database.jdbi().withHandle(read);
    }

    /// Asks how far it is; what stood in its way before is forgotten. False, because it is never due at once again.
    boolean measure(Rounds rounds) {
        try {
            var position = database.jdbi().withHandle(Rounds.Position::of);
            boolean belongs = rounds.belongs(position);
            passed = belongs ? rounds.passedBy(position) : NOWHERE;
            is(belongs ? null : "is no replica of the primary");
        } catch (JdbiException failed) {
            doubt(failed);
        }
        return false;
    }

    /// Nothing more is asked of it until it was measured again.
    void doubt(JdbiException failed) {
        passed = NOWHERE;
        is("does not answer: " + SqlStates.messageOf(failed));
    }

    /// What is wrong with it, or nothing.
    String fault(Rounds rounds) {
        String known = trouble;
        return known == null ? passed >= rounds.oldest() ? "" : "is too far behind" : known;
    }

    private void is(@Nullable String now) {
        String before = trouble;
        trouble = now;
        if (now == null && before != null) {
            log.info("{} answers", name);
        } else if (now != null && !now.equals(before)) {
            log.warn("{} {}", name, now);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
