package dev.cloakroom.persistence.webhooks;

import dev.cloakroom.application.webhooks.Endpoints;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.Endpoint.Disabled;
import dev.cloakroom.domain.webhooks.Endpoint.Reason;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.Wish;
import dev.cloakroom.persistence.OwnedRows;
import dev.cloakroom.persistence.jobs.JobRows;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

public final class JdbiEndpoints implements Endpoints {

    private static final String SELECT = """
            SELECT e.id, u.id AS owner, e.revision, e.url, e.event_types, e.description, e.disabled_reason,
                   e.disabled_at, e.created_at
            FROM webhook_endpoint e JOIN users u ON u.owner_no = e.owner_no
            """;

    private static final String ADD = """
            INSERT INTO webhook_endpoint (id, owner_no, revision, url, event_types, description, disabled_reason,
                                          disabled_at, created_at)
            SELECT :id, owner_no, :revision, :url, :types, :description, :reason, :disabledAt, :createdAt
            FROM users WHERE id = :owner
            """;

    private static final String ENABLED = SELECT + """
            WHERE e.owner_no = (SELECT owner_no FROM users WHERE id = :owner) AND e.disabled_at IS NULL
            ORDER BY e.id
            """;

    private static final String ENABLED_OF_ADMINS = SELECT + """
            WHERE u.role = 'admin' AND u.disabled_at IS NULL AND e.disabled_at IS NULL
            ORDER BY e.id
            """;

    private static final String UPDATE = """
            UPDATE webhook_endpoint
            SET revision = :revision, url = :url, event_types = :types, description = :description,
                disabled_reason = :reason, disabled_at = :disabledAt
            WHERE id = :id
            """;

    private static final String SECRETS = """
            SELECT sealed FROM webhook_secret
            WHERE endpoint_id = :id AND (expires_at IS NULL OR expires_at > :now)
            ORDER BY number DESC
            """;

    private static final String EXPIRE = """
            UPDATE webhook_secret SET expires_at = least(expires_at, CAST(:at AS timestamptz)) WHERE endpoint_id = :id
            """;

    private static final String ADD_SECRET = "INSERT INTO webhook_secret (endpoint_id, sealed) VALUES (:id, :sealed)";

    private static final String DROP_SECRETS = """
            DELETE FROM webhook_secret
            WHERE endpoint_id = :id
              AND (expires_at <= :now
                   OR number <= (SELECT number FROM webhook_secret WHERE endpoint_id = :id
                                 ORDER BY number DESC OFFSET :most LIMIT 1))
            """;

    private final Jdbi jdbi;
    private final OwnedRows<Endpoint> rows;

    public JdbiEndpoints(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.rows = new OwnedRows<>(jdbi, "webhook_endpoint", "e", SELECT, (row, _) -> endpoint(row));
    }

    @Override
    public void add(Endpoint endpoint, String sealedSecret) {
        jdbi.useHandle(handle -> {
            if (bind(handle.createUpdate(ADD), endpoint).execute() != 1) {
                throw new IllegalStateException("the owner of endpoint " + endpoint.id() + " is not there");
            }
            handle.createUpdate(ADD_SECRET)
                    .bind("id", endpoint.id().value())
                    .bind("sealed", sealedSecret)
                    .execute();
        });
    }

    @Override
    public int count(UserId owner) {
        return rows.count(owner);
    }

    @Override
    public Optional<Endpoint> find(UserId owner, EndpointId id) {
        return rows.find(owner, id.value());
    }

    @Override
    public List<Endpoint> list(UserId owner, @Nullable EndpointId before, int limit) {
        return rows.list(owner, before == null ? null : before.value(), limit);
    }

    @Override
    public Optional<Endpoint> lock(UserId owner, EndpointId id) {
        return rows.lock(owner, id.value());
    }

    @Override
    public void update(Endpoint changed) {
        jdbi.useHandle(handle -> bind(handle.createUpdate(UPDATE), changed).execute());
    }

    @Override
    public boolean remove(UserId owner, EndpointId id) {
        return rows.remove(owner, id.value());
    }

    @Override
    public List<Endpoint> enabled(UserId owner) {
        return jdbi.withHandle(handle -> handle.createQuery(ENABLED)
                .bind("owner", owner.value())
                .map((row, _) -> endpoint(row))
                .list());
    }

    @Override
    public List<Endpoint> enabledOfAdmins() {
        return jdbi.withHandle(handle -> handle.createQuery(ENABLED_OF_ADMINS)
                .map((row, _) -> endpoint(row))
                .list());
    }

    @Override
    public List<String> sealedSecrets(EndpointId id, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(SECRETS)
                .bind("id", id.value())
                .bind("now", now)
                .mapTo(String.class)
                .list());
    }

    @Override
    public void addSecret(EndpointId id, String sealedSecret, Instant now, Instant others, int most) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(EXPIRE)
                    .bind("id", id.value())
                    .bind("at", others)
                    .execute();
            handle.createUpdate(ADD_SECRET)
                    .bind("id", id.value())
                    .bind("sealed", sealedSecret)
                    .execute();
            handle.createUpdate(DROP_SECRETS)
                    .bind("id", id.value())
                    .bind("now", now)
                    .bind("most", most)
                    .execute();
        });
    }

    private static <T extends SqlStatement<T>> T bind(T statement, Endpoint endpoint) {
        var wish = endpoint.wish();
        var disabled = endpoint.disabled();
        return statement
                .bind("id", endpoint.id().value())
                .bind("owner", endpoint.owner().value())
                .bind("revision", endpoint.revision())
                .bind("url", wish.url().toString())
                .bindArray(
                        "types",
                        String.class,
                        wish.eventTypes().stream().map(EventPattern::text).toList())
                .bind("description", wish.description())
                .bind("reason", disabled == null ? null : text(disabled.reason()))
                .bind("disabledAt", disabled == null ? null : disabled.at())
                .bind("createdAt", endpoint.createdAt());
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        var types = Stream.of((String[]) row.getArray("event_types").getArray());
        var disabledAt = JobRows.instant(row, "disabled_at");
        return new Endpoint(
                new EndpointId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("owner", UUID.class)),
                new Wish(
                        URI.create(row.getString("url")),
                        types.map(EventPattern::new).toList(),
                        row.getString("description")),
                disabledAt == null ? null : new Disabled(reason(row.getString("disabled_reason")), disabledAt),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("revision"));
    }

    private static String text(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static Reason reason(String text) {
        return Reason.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
