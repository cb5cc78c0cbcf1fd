package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// How many jobs of a queue, and of an owner, may run at a time over all workers. Whoever claims from a limited one
/// locks it first and counts then, in a statement of its own, which sees what the one before has claimed: so the limit
/// holds exactly. Who is not limited pays nothing for it: which ones are is known from a moment ago.
public final class RunningLimits {

    private static final String LIMITED = """
            SELECT l.lane_no, NULL AS owner_no FROM lane l JOIN queue q ON q.name = l.queue WHERE q.concurrency > 0
            UNION ALL
            SELECT NULL, owner_no FROM owner_share
            """;

    private static final String LOCK_QUEUES = """
            SELECT name FROM queue
            WHERE concurrency > 0 AND name = ANY (ARRAY(SELECT queue FROM lane WHERE lane_no = ANY (:lanes)))
            ORDER BY name
            FOR NO KEY UPDATE
            """;

    private static final String LOCK_OWNERS =
            "SELECT owner_no FROM owner_share WHERE owner_no = ANY (:owners) ORDER BY owner_no FOR NO KEY UPDATE";

    /// Running jobs are few; they are found by the index of them.
    static final String ROOM_OF_QUEUES = """
            WITH room AS MATERIALIZED (
                SELECT q.name, q.concurrency - (SELECT count(*) FROM job_queue r JOIN lane o ON o.lane_no = r.lane_no
                                                WHERE r.state = 1 AND o.queue = q.name) AS jobs
                FROM queue q
                WHERE q.concurrency > 0 AND q.name = ANY (ARRAY(SELECT queue FROM lane WHERE lane_no = ANY (:lanes)))
            )
            SELECT l.lane_no, room.name, room.jobs FROM room JOIN lane l ON l.queue = room.name
            """;

    static final String ROOM_OF_OWNERS = """
            SELECT s.owner_no, s.most_running - (SELECT count(*) FROM job_queue r
                                                 WHERE r.state = 1 AND r.owner_no = s.owner_no)
            FROM owner_share s WHERE s.owner_no = ANY (:owners)
            """;

    private record Limited(Set<Integer> lanes, Set<Integer> owners) {
        boolean contains(Source source) {
            return lanes.contains(source.lane()) || owners.contains(source.ownerNumber());
        }
    }

    private volatile Limited limited = new Limited(Set.of(), Set.of());

    /// Reads anew which queues and owners are limited.
    public void refresh(Handle handle) {
        var now = new Limited(new HashSet<>(), new HashSet<>());
        handle.createQuery(LIMITED)
                .map((row, _) ->
                        row.getObject(1) == null ? now.owners.add(row.getInt(2)) : now.lanes.add(row.getInt(1)))
                .list();
        limited = now;
    }

    public boolean concern(Collection<Source> sources) {
        return sources.stream().anyMatch(limited::contains);
    }

    /// How many of each source may be claimed now, at most as many as are wanted, those that come first before the
    /// others. The claim must follow in the same transaction: nobody else claims from a limited one before its end.
    public List<Integer> quotas(Handle handle, List<Source> sources, List<Integer> wanted) {
        var lanes = sources.stream().map(Source::lane).toList();
        var owners = sources.stream().map(Source::ownerNumber).toList();
        handle.createQuery(LOCK_QUEUES)
                .bindArray("lanes", Integer.class, lanes)
                .mapTo(String.class)
                .list();
        handle.createQuery(LOCK_OWNERS)
                .bindArray("owners", Integer.class, owners)
                .mapTo(Integer.class)
                .list();
        var queues = new HashMap<Integer, String>();
        var ofQueues = new HashMap<String, Integer>();
        handle.createQuery(ROOM_OF_QUEUES)
                .bindArray("lanes", Integer.class, lanes)
                .map((row, _) -> {
                    queues.put(row.getInt(1), row.getString(2));
                    return ofQueues.put(row.getString(2), row.getInt(3));
                })
                .list();
        var ofOwners = new HashMap<Integer, Integer>();
        handle.createQuery(ROOM_OF_OWNERS)
                .bindArray("owners", Integer.class, owners)
                .map((row, _) -> ofOwners.put(row.getInt(1), row.getInt(2)))
                .list();
        var quotas = new ArrayList<Integer>();
        for (int i = 0; i < sources.size(); i++) {
            var source = sources.get(i);
            var queue = queues.getOrDefault(source.lane(), "");
            int quota = Math.min(wanted.get(i), Math.min(room(ofQueues, queue), room(ofOwners, source.ownerNumber())));
            quotas.add(quota);
            ofQueues.computeIfPresent(queue, (_, jobs) -> jobs - quota);
            ofOwners.computeIfPresent(source.ownerNumber(), (_, jobs) -> jobs - quota);
        }
        return quotas;
    }

    private static <T> int room(Map<T, Integer> rooms, T of) {
        return Math.max(0, rooms.getOrDefault(of, Integer.MAX_VALUE));
    }
}
