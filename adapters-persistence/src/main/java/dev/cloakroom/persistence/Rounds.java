package dev.cloakroom.persistence;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Where the primary was in its log at the last rounds that [Routing] made.
final class Rounds {

    /// Where the primary inserts, not up to where it flushed: a commit may be configured not to wait for that.
    private static final String POSITION = """
            SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || current_database() AS database,
                   pg_is_in_recovery() AS replica,
                   CASE WHEN pg_is_in_recovery() THEN coalesce(pg_last_wal_replay_lsn(), '0/0')
                        ELSE pg_current_wal_insert_lsn() END - '0/0' AS bytes
            """;

    /// How far a server is in the log of a database: the primary in writing it, a replica in replaying it.
    record Position(String database, boolean replica, long bytes) {
        static Position of(Handle handle) {
            return handle.createQuery(POSITION)
                    .map(ConstructorMapper.of(Position.class))
                    .one();
        }

        boolean isReplicaOf(Position primary) {
            return replica && database.equals(primary.database);
        }
    }

    private final int most;
    private final ConcurrentSkipListMap<Long, Position> positions = new ConcurrentSkipListMap<>();

    Rounds(int most) {
        this.most = most;
    }

    void add(long round, Position primary) {
        positions.put(round, primary);
        while (positions.size() > most) {
            positions.pollFirstEntry();
        }
    }

    /// The last round that this replica has passed; -1 for none of those that count.
    long passedBy(Position replica) {
        return positions.descendingMap().entrySet().stream()
                .filter(round -> round.getValue().bytes() <= replica.bytes())
                .mapToLong(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    /// Whether this is a replica of our primary; of no other before the first round.
    boolean belongs(Position replica) {
        var last = positions.lastEntry();
        return last != null && replica.isReplicaOf(last.getValue());
    }

    /// Who has not passed this one is too far behind; nobody has before the first round.
    long oldest() {
        var first = positions.firstEntry();
        return first == null ? Long.MAX_VALUE : first.getKey();
    }
}
