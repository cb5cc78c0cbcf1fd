package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.HotStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The jobs that a statement wrote, and where some became ready by it.
record Written(Set<JobId> ids, Set<Source> ready) {

    static Written nothing() {
        return new Written(new HashSet<>(), new HashSet<>());
    }

    /// Adds what the rows tell: id, lane, owner, and whether it is ready.
    Written add(HotStatement statement, Handle handle, HotStatement.Binding binding) {
        var _ = statement.list(handle, binding, this::add);
        return this;
    }

    /// Whether it is ready.
    boolean add(ResultSet row) throws SQLException {
        boolean isReady = row.getBoolean(4);
        ids.add(new JobId(row.getObject(1, UUID.class)));
        if (isReady) {
            ready.add(new Source(row.getInt(2), row.getInt(3)));
        }
        return isReady;
    }

    Written add(Written other) {
        ids.addAll(other.ids);
        ready.addAll(other.ready);
        return this;
    }
}
