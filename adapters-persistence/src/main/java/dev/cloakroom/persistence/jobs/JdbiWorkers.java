package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.work.Workers;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

public final class JdbiWorkers implements Workers {

    private static final String REGISTER = """
            INSERT INTO worker (incarnation, host, version, kinds, slots)
            VALUES (:incarnation, :host, :version, :kinds, :slots)
            RETURNING worker_no
            """;

    static final String BEAT = """
            UPDATE worker SET seen_at = now() WHERE worker_no = :worker
            RETURNING ARRAY(SELECT job_id FROM job_queue
                            WHERE state = 1 AND worker_no = :worker AND cancel_at IS NOT NULL) AS canceling, draining
            """;

    private static final String DRAIN = "UPDATE worker SET draining = true WHERE worker_no = :worker";

    private static final String DEREGISTER = "DELETE FROM worker WHERE worker_no = :worker";

    private static final String FORGET = """
            DELETE FROM worker w
            WHERE w.seen_at < now() - make_interval(secs => :silence)
              AND NOT EXISTS (SELECT FROM job_queue q WHERE q.state = 1 AND q.worker_no = w.worker_no)
            """;

    private static final String LEAD = """
            INSERT INTO leadership AS l (name, holder, term, until)
            VALUES (:name, :holder, 1, now() + make_interval(secs => :seconds))
            ON CONFLICT (name) DO UPDATE
            SET holder = EXCLUDED.holder, until = EXCLUDED.until,
                term = l.term + CASE WHEN l.holder = EXCLUDED.holder THEN 0 ELSE 1 END
            WHERE l.holder = EXCLUDED.holder OR l.until < now()
            RETURNING term
            """;

    private final Jdbi jdbi;

    public JdbiWorkers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public long register(UUID incarnation, Identity identity) {
        return jdbi.withHandle(handle -> handle.createQuery(REGISTER)
                .bind("incarnation", incarnation)
                .bind("host", identity.host())
                .bind("version", identity.version())
                .bindArray(
                        "kinds",
                        String.class,
                        identity.kinds().stream().sorted().toList())
                .bind("slots", identity.slots())
                .mapTo(Long.class)
                .one());
    }

    @Override
    public Optional<Heard> beat(long worker) {
        return jdbi.withHandle(handle -> handle.createQuery(BEAT)
                .bind("worker", worker)
                .map((row, _) -> new Heard(
                        Stream.of((UUID[]) row.getArray("canceling").getArray())
                                .map(JobId::new)
                                .collect(Collectors.toSet()),
                        row.getBoolean("draining")))
                .findOne());
    }

    @Override
    public void drain(long worker) {
        jdbi.useHandle(
                handle -> handle.createUpdate(DRAIN).bind("worker", worker).execute());
    }

    @Override
    public void deregister(long worker) {
        jdbi.useHandle(
                handle -> handle.createUpdate(DEREGISTER).bind("worker", worker).execute());
    }

    @Override
    public int forget(Duration silence) {
        return jdbi.withHandle(handle ->
                handle.createUpdate(FORGET).bind("silence", silence.toSeconds()).execute());
    }

    @Override
    public OptionalLong lead(String name, UUID holder, Duration time) {
        return jdbi.withHandle(handle -> handle.createQuery(LEAD)
                .bind("name", name)
                .bind("holder", holder)
                .bind("seconds", time.toMillis() / 1000.0)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty()));
    }
}
