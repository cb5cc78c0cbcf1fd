package dev.cloakroom.persistence.jobs;

import dev.cloakroom.domain.auth.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/// What numbers stand for in the tables of jobs. That never changes, so it is read once, and the claim need not look
/// it up for every job.
final class Names<T> {

    private static final String OWNERS = "SELECT owner_no, id FROM users WHERE owner_no = ANY (:numbers)";
    private static final String KINDS = "SELECT lane_no, kind FROM lane WHERE lane_no = ANY (:numbers)";

    /// Some megabytes; then it begins anew.
    private static final int MOST = 100_000;

    private interface Reading<T> {
        T name(ResultSet row) throws SQLException;
    }

    private final String sql;
    private final Reading<T> reading;
    private final Map<Integer, T> known = new ConcurrentHashMap<>();

    private Names(String sql, Reading<T> reading) {
        this.sql = sql;
        this.reading = reading;
    }

    static Names<UserId> ofOwners() {
        return new Names<>(OWNERS, row -> new UserId(row.getObject(2, UUID.class)));
    }

    /// The kinds of lanes.
    static Names<String> ofLanes() {
        return new Names<>(KINDS, row -> row.getString(2));
    }

    /// The names of these numbers, which must exist.
    IntFunction<T> of(Handle handle, Collection<Integer> numbers) {
        var names = new HashMap<Integer, T>();
        var unknown = new HashSet<Integer>();
        for (var number : numbers) {
            var name = known.get(number);
            if (name == null) {
                unknown.add(number);
            } else {
                names.put(number, name);
            }
        }
        if (!unknown.isEmpty()) {
            names.putAll(read(handle, unknown));
        }
        return number -> Objects.requireNonNull(names.get(number));
    }

    private Map<Integer, T> read(Handle handle, Collection<Integer> numbers) {
        var read = new HashMap<Integer, T>();
        handle.createQuery(sql)
                .bindArray("numbers", Integer.class, numbers)
                .map((row, _) -> Map.entry(row.getInt(1), reading.name(row)))
                .forEach(named -> read.put(named.getKey(), named.getValue()));
        if (known.size() > MOST) {
            known.clear();
        }
        known.putAll(read);
        return read;
    }
}
