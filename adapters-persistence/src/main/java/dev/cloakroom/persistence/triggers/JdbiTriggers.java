package dev.cloakroom.persistence.triggers;

import dev.cloakroom.application.triggers.Triggers;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event.Source;
import dev.cloakroom.domain.triggers.Tally;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.TriggerId;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.OwnedRows;
import dev.cloakroom.persistence.events.EventRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

public final class JdbiTriggers implements Triggers {

    private static final String ADD = """
            INSERT INTO trigger (id, owner_no, revision, pattern, source, condition, enabled, created_at, kind, queue,
                                 priority, max_attempts, timeout_seconds, template)
            SELECT :id, owner_no, :revision, :pattern, :source, CAST(:condition AS json), :enabled, :createdAt, :kind,
                   :queue, :priority, :maxAttempts, :timeout, CAST(:template AS json)
            FROM users WHERE id = :owner
            """;

    private static final String UPDATE = """
            UPDATE trigger
            SET revision = :revision, pattern = :pattern, source = :source, condition = CAST(:condition AS json),
                enabled = :enabled, kind = :kind, queue = :queue, priority = :priority, max_attempts = :maxAttempts,
                timeout_seconds = :timeout, template = CAST(:template AS json)
            WHERE id = :id
            """;

    private static final String FORGET = "DELETE FROM trigger_tally WHERE trigger_id = :id";

    private static final String ENABLED = "SELECT " + TriggerRows.COLUMNS + """
            FROM users u JOIN trigger t ON t.owner_no = u.owner_no
            WHERE u.id = ANY (:owners) AND t.enabled AND t.source = :source
            ORDER BY t.id
            """;

    /// In the order of the triggers, so that two of these wait for each other and never deadlock.
    private static final String RECORD = """
            INSERT INTO trigger_tally AS y (trigger_id, shard, matched, fired, failed, last_fired_at, last_job,
                                            last_failed_at, last_error)
            SELECT id, pg_backend_pid() % 8, matched, fired, failed, fired_at, job, failed_at, CAST(error AS json)
            FROM unnest(CAST(:ids AS uuid[]), CAST(:matched AS bigint[]), CAST(:fired AS bigint[]),
                        CAST(:failed AS bigint[]), CAST(:firedAt AS timestamptz[]), CAST(:jobs AS uuid[]),
                        CAST(:failedAt AS timestamptz[]), CAST(:errors AS text[]))
                AS done (id, matched, fired, failed, fired_at, job, failed_at, error)
            ORDER BY id
            ON CONFLICT (trigger_id, shard) DO UPDATE
            SET matched = y.matched + EXCLUDED.matched, fired = y.fired + EXCLUDED.fired,
                failed = y.failed + EXCLUDED.failed,
                last_fired_at = coalesce(EXCLUDED.last_fired_at, y.last_fired_at),
                last_job = coalesce(EXCLUDED.last_job, y.last_job),
                last_failed_at = coalesce(EXCLUDED.last_failed_at, y.last_failed_at),
                last_error = coalesce(EXCLUDED.last_error, y.last_error)
            """;

    private final Jdbi jdbi;
    private final OwnedRows<Standing> rows;

    public JdbiTriggers(Jdbi jdbi) {
        var select = "SELECT " + TriggerRows.COLUMNS + TriggerRows.TALLY;
        this.jdbi = jdbi;
        this.rows = new OwnedRows<>(jdbi, "trigger", "t", select, (row, _) -> TriggerRows.standing(row));
    }

    @Override
    public void add(Trigger trigger) {
        int stored = jdbi.withHandle(handle ->
                handle.createUpdate(ADD).bindMap(TriggerRows.values(trigger)).execute());
        if (stored != 1) {
            throw new IllegalStateException("the owner of trigger " + trigger.id() + " is not there");
        }
    }

    @Override
    public int count(UserId owner) {
        return rows.count(owner);
    }

    @Override
    public Optional<Standing> find(UserId owner, TriggerId id) {
        return rows.find(owner, id.value());
    }

    @Override
    public List<Standing> list(UserId owner, @Nullable TriggerId before, int limit) {
        return rows.list(owner, before == null ? null : before.value(), limit);
    }

    @Override
    public Optional<Standing> lock(UserId owner, TriggerId id) {
        return rows.lock(owner, id.value());
    }

    @Override
    public void update(Trigger changed) {
        jdbi.useHandle(handle ->
                handle.createUpdate(UPDATE).bindMap(TriggerRows.values(changed)).execute());
    }

    @Override
    public boolean remove(UserId owner, TriggerId id) {
        if (!rows.remove(owner, id.value())) {
            return false;
        }
        jdbi.useHandle(
                handle -> handle.createUpdate(FORGET).bind("id", id.value()).execute());
        return true;
    }

    @Override
    public List<Trigger> enabled(Collection<UserId> owners, Source source) {
        return jdbi.withHandle(handle -> handle.createQuery(ENABLED)
                .bindArray(
                        "owners", UUID.class, owners.stream().map(UserId::value).toList())
                .bind("source", EventRows.code(source))
                .map((row, _) -> TriggerRows.trigger(row))
                .list());
    }

    @Override
    public void record(Map<TriggerId, Tally> done) {
        if (done.isEmpty()) {
            return;
        }
        var tallies = List.copyOf(done.values());
        var ids = done.keySet().stream().map(TriggerId::value).toList();
        jdbi.useHandle(handle -> {
            var update = handle.createUpdate(RECORD).bindArray("ids", UUID.class, ids);
            bind(update, "matched", Long.class, tallies, Tally::matched);
            bind(update, "fired", Long.class, tallies, Tally::fired);
            bind(update, "failed", Long.class, tallies, Tally::failed);
            bind(update, "firedAt", String.class, tallies, tally -> text(tally.lastFiredAt()));
            bind(
                    update,
                    "jobs",
                    UUID.class,
                    tallies,
                    tally -> tally.lastJob() == null ? null : tally.lastJob().value());
            bind(update, "failedAt", String.class, tallies, tally -> text(tally.lastFailedAt()));
            bind(
                    update,
                    "errors",
                    String.class,
                    tallies,
                    tally -> tally.lastError() == null
                            ? null
                            : JsonText.write(tally.lastError().problem()));
            update.execute();
        });
    }

    private static <T> void bind(
            Update update, String name, Class<T> type, List<Tally> tallies, Function<Tally, @Nullable T> part) {
        var values = new ArrayList<@Nullable T>(tallies.size());
        tallies.forEach(tally -> values.add(part.apply(tally)));
        update.bindArray(name, type, values);
    }

    private static @Nullable String text(@Nullable Object instant) {
        return instant == null ? null : instant.toString();
    }
}
