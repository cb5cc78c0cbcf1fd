package dev.cloakroom.persistence.events;

import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.domain.auth.UserId;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

public final class JdbiEventListeners implements EventListeners {

    private static final String ADD = """
            INSERT INTO event_listener (owner_no, listener)
            SELECT owner_no, :listener FROM users WHERE id = :owner
            ON CONFLICT DO NOTHING
            """;

    private static final String REMOVE = """
            DELETE FROM event_listener
            WHERE owner_no = (SELECT owner_no FROM users WHERE id = :owner) AND listener = :listener
            """;

    private final Jdbi jdbi;

    public JdbiEventListeners(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(UserId owner, UUID listener) {
        execute(ADD, owner, listener);
    }

    @Override
    public void remove(UserId owner, UUID listener) {
        execute(REMOVE, owner, listener);
    }

    private void execute(String sql, UserId owner, UUID listener) {
        jdbi.useHandle(handle -> handle.createUpdate(sql)
                .bind("owner", owner.value())
                .bind("listener", listener)
                .execute());
    }
}
