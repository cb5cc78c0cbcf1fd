package dev.cloakroom.persistence.events;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.events.Arrival;
import dev.cloakroom.application.events.EventFilter;
import dev.cloakroom.application.events.Events;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventSummary;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.SqlStates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

public final class JdbiEvents implements Events {

    private static final String FIND = "SELECT " + EventRows.COLUMNS + """
            FROM users u JOIN event e ON e.owner_no = u.owner_no AND e.id = :id
            WHERE u.id = :owner
            """;

    private final Routing routing;

    public JdbiEvents(Routing routing) {
        this.routing = routing;
    }

    @Override
    public Set<EventId> add(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return Set.of();
        }
        try {
            return routing.primary().withHandle(handle -> {
                var stored = StoreStatement.run(handle, arrivals);
                arrivals.stream()
                        .map(arrival -> arrival.event().owner())
                        .distinct()
                        .forEach(owner -> wrote(handle, owner));
                return stored;
            });
        } catch (JdbiException failed) {
            if (SqlStates.isLockTimeout(failed)) {
                throw IdempotencyKeys.inProgress();
            }
            throw failed;
        }
    }

    @Override
    public Optional<Event> find(UserId owner, EventId id) {
        return routing.primary()
                .withHandle(handle -> handle.createQuery(FIND)
                        .bind("owner", owner.value())
                        .bind("id", id.value())
                        .map((row, _) -> EventRows.map(row))
                        .findOne());
    }

    @Override
    public List<EventSummary> list(UserId owner, EventFilter filter) {
        return routing.list(owner, handle -> EventLists.list(handle, owner, filter));
    }

    private void wrote(Handle handle, UserId owner) {
        if (handle.isInTransaction()) {
            handle.afterCommit(() -> routing.wrote(owner));
        } else {
            routing.wrote(owner);
        }
    }
}
