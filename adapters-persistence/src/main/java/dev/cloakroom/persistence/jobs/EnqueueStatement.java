package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.jobs.Intake.Keyed;
import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.application.jobs.work.HeadStart.Places;
import dev.cloakroom.application.jobs.work.JobQueue.Claimed;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.HotStatement;
import dev.cloakroom.persistence.HotStatement.Values;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Stores submissions, their queue rows and their keys in one statement, however many. A submission whose key is
/// taken is left out; no key may stand twice in one call.
final class EnqueueStatement {

    /// Keys are inserted in their order, so that two nodes with the same keys wait for each other and never deadlock;
    /// who won them is told by the id of the job.
    static final String SQL = sql(QueueMode.POSTGRES, Beginning.NONE);

    static final String SQL_AND_RING = sql(QueueMode.SQS, Beginning.NONE);

    /// Has some begin at once.
    static final String SQL_AND_BEGIN = sql(QueueMode.POSTGRES, Beginning.SOME);

    /// What it takes to store some jobs as [ClaimStatement] would leave them.
    ///
    /// @param begins whether this one is: nothing pauses it, and no limit needs to be counted for it
    /// @param columns what its row in the queue has besides, and `values` for these
    /// @param answer what running it needs to know
    private record Beginning(String begins, String columns, String values, String answer) {

        static final Beginning NONE = new Beginning("false", "", "", "");

        private static final String DEADLINE = "least(now() + make_interval(secs => timeout_seconds), finish_by)";

        static final Beginning SOME = new Beginning(
                """
                id = ANY (CAST(:begins AS uuid[]))
                       AND coalesce((SELECT q.paused_at IS NULL AND q.concurrency IS NULL
                                     FROM lane l JOIN queue q ON q.name = l.queue WHERE l.lane_no = item.lane_no), false)
                       AND coalesce((SELECT false FROM owner_share s WHERE s.owner_no = item.owner_no), true)""",
                ", epoch, attempt, revision, worker_no, started_at, deadline_at",
                """
                , CAST(begins AS int), CAST(begins AS int), 1 + CAST(begins AS int),
                       CASE WHEN begins THEN CAST(:worker AS bigint) END, CASE WHEN begins THEN now() END,
                       CASE WHEN begins THEN %s END""".formatted(DEADLINE),
                """
                , begins, %s IS NOT DISTINCT FROM finish_by AS last_chance,
                       CAST(extract(EPOCH FROM %s - now()) * 1000 AS bigint) AS millis_left""".formatted(DEADLINE, DEADLINE));
    }

    private static String sql(QueueMode mode, Beginning beginning) {
        return """
            WITH item AS (
                SELECT i.*, u.owner_no
                FROM unnest(CAST(:ids AS uuid[]), CAST(:owners AS uuid[]), CAST(:lanes AS int[]),
                            CAST(:maxAttempts AS int[]), CAST(:priorities AS int[]), CAST(:timeouts AS bigint[]),
                            CAST(:created AS timestamptz[]), CAST(:runAt AS timestamptz[]),
                            CAST(:finishBy AS timestamptz[]), CAST(:retryOf AS uuid[]),
                            CAST(:schedules AS uuid[]), CAST(:events AS uuid[]), CAST(:traceparents AS text[]), CAST(:payloads AS text[]),
                            CAST(:operations AS text[]), CAST(:keys AS text[]), CAST(:fingerprints AS text[]),
                            CAST(:lives AS bigint[]), CAST(:statuses AS int[]), CAST(:headers AS text[]),
                            CAST(:bodies AS text[]))
                    AS i (id, owner, lane_no, max_attempts, priority, timeout_seconds, created_at, run_at, finish_by,
                          retry_of, schedule_id, event_id, traceparent, payload, operation, key, fingerprint,
                          life_seconds, status, headers, body)
                JOIN users u ON u.id = i.owner
            ), won AS (
                INSERT INTO idempotency AS first (owner_no, operation, key, fingerprint, job_id, status, headers, body,
                                                  expires_at)
                SELECT owner_no, operation, key, fingerprint, id, status, CAST(headers AS json), body,
                       now() + make_interval(secs => life_seconds)
                FROM item WHERE key IS NOT NULL
                ORDER BY owner_no, operation, key
                ON CONFLICT (owner_no, operation, key) DO UPDATE
                SET fingerprint = EXCLUDED.fingerprint, job_id = EXCLUDED.job_id, status = EXCLUDED.status,
                    headers = EXCLUDED.headers, body = EXCLUDED.body, expires_at = EXCLUDED.expires_at
                WHERE first.expires_at <= now()
                RETURNING job_id
            ), accepted AS (
                SELECT *, coalesce(run_at > now(), false) AS later, %s AS rings, %s AS begins
                FROM item WHERE key IS NULL OR id = ANY (ARRAY(SELECT job_id FROM won))
            ), submission AS (
                INSERT INTO job (id, owner_no, lane_no, max_attempts, priority, timeout_seconds, created_at, run_at,
                                 finish_by, retry_of, schedule_id, event_id, traceparent, payload)
                SELECT id, owner_no, lane_no, max_attempts, priority, timeout_seconds, created_at, run_at,
                       finish_by, retry_of, schedule_id, event_id, traceparent, CAST(payload AS json)
                FROM accepted
            ), waiting AS (
                INSERT INTO job_queue (job_id, owner_no, lane_no, priority, state, run_at, finish_by%s)
                SELECT id, owner_no, lane_no, priority,
                       CASE WHEN later THEN 2 WHEN rings THEN 4 WHEN begins THEN 1 ELSE 0 END,
                       CASE WHEN rings AND NOT later THEN %s ELSE run_at END, finish_by%s
                FROM accepted
                %s
            )
            %s
            SELECT id, lane_no, owner_no, NOT later AND NOT begins AS ready%s FROM accepted
            """.formatted(
                        mode.rings("lane_no"),
                        beginning.begins(),
                        beginning.columns(),
                        QueueMode.RING_AGAIN,
                        beginning.values(),
                        mode.returning("job_id, owner_no, state"),
                        mode.ring("waiting"),
                        beginning.answer());
    }

    private static final HotStatement STORING = HotStatement.of(SQL);
    private static final HotStatement STORING_AND_RINGING = HotStatement.of(SQL_AND_RING);
    private static final HotStatement STORING_AND_BEGINNING = HotStatement.of(SQL_AND_BEGIN);

    /// One submission; `keyed` is null where the client sent no key, or the caller has claimed it already.
    record Item(Job job, int lane, @Nullable Keyed keyed) {

        <T> @Nullable T key(Function<IdempotencyKey, T> part) {
            return keyed == null ? null : part.apply(keyed.key());
        }

        <T> @Nullable T answer(Function<StoredResponse, T> part) {
            return keyed == null ? null : part.apply(keyed.answer());
        }
    }

    private EnqueueStatement() {}

    /// The jobs that are stored now: all but those whose key was taken.
    static Written run(Handle handle, QueueMode mode, List<Item> items) {
        var statement = switch (mode) {
            case POSTGRES -> STORING;
            case SQS -> STORING_AND_RINGING;
        };
        var stored = Written.nothing().add(statement, handle, values -> bind(values, items));
        demandOwners(items, stored);
        return stored;
    }

    /// What was stored, and those of it that begin.
    record Stored(Written written, List<Claimed> begun) {}

    /// The same, and stores those as claimed that there are places for.
    static Stored run(Handle handle, QueueMode mode, List<Item> items, Places places) {
        if (places.jobs().isEmpty()) {
            return new Stored(run(handle, mode, items), List.of());
        }
        var jobs = items.stream().map(Item::job).collect(Collectors.toMap(Job::id, Function.identity()));
        var stored = new Stored(Written.nothing(), new ArrayList<>());
        var _ = STORING_AND_BEGINNING.list(
                handle,
                values -> {
                    bind(values, items);
                    values.uuids(
                                    "begins",
                                    places.jobs().stream().map(JobId::value).toList())
                            .set("worker", places.worker());
                },
                row -> stored.written().add(row)
                        || (row.getBoolean(5) && stored.begun().add(claimed(row, jobs))));
        demandOwners(items, stored.written());
        return stored;
    }

    private static Claimed claimed(ResultSet row, Map<JobId, Job> jobs) throws SQLException {
        var id = new JobId(row.getObject(1, UUID.class));
        var submission = Objects.requireNonNull(jobs.get(id)).submission();
        var payload = Objects.requireNonNullElse(submission.payload(), Json.EMPTY);
        return new Claimed(
                new Source(row.getInt(2), row.getInt(3)),
                Claim.first(id, submission),
                () -> payload,
                Duration.ofMillis(row.getLong(7)),
                row.getBoolean(6),
                submission.origin().traceparent());
    }

    private static void demandOwners(List<Item> items, Written stored) {
        if (items.stream()
                .anyMatch(item -> item.keyed() == null
                        && !stored.ids().contains(item.job().id()))) {
            throw new IllegalStateException("an owner of these jobs is not there");
        }
    }

    private static void bind(Values values, List<Item> items) throws SQLException {
        bindJobs(values, items);
        bindKeys(values, items);
    }

    private static void bindJobs(Values values, List<Item> items) throws SQLException {
        values.uuids("ids", each(items, item -> item.job().id().value()))
                .uuids(
                        "owners",
                        ofSubmission(items, submission -> submission.owner().value()))
                .integers("lanes", each(items, Item::lane))
                .integers(
                        "maxAttempts",
                        ofSubmission(items, submission -> submission.limits().maxAttempts()))
                .integers("priorities", ofSubmission(items, Submission::priority))
                .longs(
                        "timeouts",
                        ofSubmission(
                                items,
                                submission -> submission.limits().timeout().toSeconds()))
                .texts(
                        "created",
                        each(items, item -> text(item.job().state().times().created())))
                .texts("runAt", ofSubmission(items, submission -> text(submission.runAt())))
                .texts(
                        "finishBy",
                        ofSubmission(
                                items, submission -> text(submission.limits().finishBy())))
                .uuids("retryOf", ofSubmission(items, EnqueueStatement::retryOf))
                .uuids("schedules", ofSubmission(items, EnqueueStatement::schedule))
                .uuids("events", ofSubmission(items, EnqueueStatement::event))
                .texts(
                        "traceparents",
                        ofSubmission(items, submission -> submission.origin().traceparent()))
                .texts("payloads", ofSubmission(items, EnqueueStatement::payload));
    }

    private static void bindKeys(Values values, List<Item> items) throws SQLException {
        values.texts("operations", each(items, item -> item.key(IdempotencyKey::operation)))
                .texts("keys", each(items, item -> item.key(IdempotencyKey::value)))
                .texts("fingerprints", each(items, item -> item.key(IdempotencyKey::fingerprint)))
                .longs(
                        "lives",
                        each(items, item -> item.key(key -> key.timeToLive().toSeconds())))
                .integers("statuses", each(items, item -> item.answer(StoredResponse::status)))
                .texts("headers", each(items, item -> item.answer(EnqueueStatement::headers)))
                .texts("bodies", each(items, item -> item.answer(StoredResponse::body)));
    }

    private static <T> List<@Nullable T> each(List<Item> items, Function<Item, @Nullable T> part) {
        var values = new ArrayList<@Nullable T>(items.size());
        items.forEach(item -> values.add(part.apply(item)));
        return values;
    }

    private static <T> List<@Nullable T> ofSubmission(List<Item> items, Function<Submission, @Nullable T> part) {
        return each(items, item -> part.apply(item.job().submission()));
    }

    private static @Nullable UUID schedule(Submission submission) {
        var schedule = submission.origin().schedule();
        return schedule == null ? null : schedule.value();
    }

    private static @Nullable UUID event(Submission submission) {
        var event = submission.origin().event();
        return event == null ? null : event.value();
    }

    private static @Nullable UUID retryOf(Submission submission) {
        var retryOf = submission.origin().retryOf();
        return retryOf == null ? null : retryOf.value();
    }

    private static String payload(Submission submission) {
        var payload = submission.payload();
        return payload == null ? "{}" : JsonText.write(payload);
    }

    private static String headers(StoredResponse answer) {
        return JsonText.write(JdbiIdempotencyKeys.json(answer.headers()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
