package dev.cloakroom.persistence;

import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The unique index decides who was first: the second waits on it until the first has committed or rolled back, and
/// `lock_timeout` bounds the wait.
public final class JdbiIdempotencyKeys implements IdempotencyKeys {

    /// Takes over an expired key; leaves a living one as it is and then reports no row.
    private static final String CLAIM = """
            INSERT INTO idempotency AS i (owner_no, operation, key, fingerprint, job_id, status, headers, body, expires_at)
            VALUES ((SELECT owner_no FROM users WHERE id = :owner), :operation, :key, :fingerprint, CAST(:job AS uuid), :status,
                    CAST(:headers AS json), :body, now() + make_interval(secs => :seconds))
            ON CONFLICT (owner_no, operation, key) DO UPDATE
            SET fingerprint = EXCLUDED.fingerprint, job_id = EXCLUDED.job_id, status = EXCLUDED.status,
                headers = EXCLUDED.headers, body = EXCLUDED.body, expires_at = EXCLUDED.expires_at
            WHERE i.expires_at <= now()
            """;

    /// A statement of its own: the snapshot of the first cannot see the winner.
    private static final String READ = """
            SELECT fingerprint, status, headers, body FROM idempotency
            WHERE owner_no = (SELECT owner_no FROM users WHERE id = :owner) AND operation = :operation AND key = :key
            """;

    private static final String FIND = READ + "AND expires_at > now()";

    private static final String FORGET = """
            DELETE FROM idempotency
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM idempotency WHERE expires_at <= now()
                                    ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED))
            """;

    private record First(String fingerprint, StoredResponse answer) {
        StoredResponse to(IdempotencyKey key) {
            if (!fingerprint.equals(key.fingerprint())) {
                throw IdempotencyKeys.reused();
            }
            return answer;
        }
    }

    private final Jdbi jdbi;

    public JdbiIdempotencyKeys(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<StoredResponse> claim(
            UserId owner, IdempotencyKey key, @Nullable JobId job, StoredResponse answer) {
        return jdbi.withHandle(handle -> {
            if (insert(handle, owner, key, job, answer)) {
                return Optional.empty();
            }
            return Optional.of(replay(handle, owner, key));
        });
    }

    @Override
    public Optional<StoredResponse> find(UserId owner, IdempotencyKey key) {
        return jdbi.withHandle(handle -> read(handle, FIND, owner, key)).map(first -> first.to(key));
    }

    /// The answer that was stored first, for whoever lost the key.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `idempotency-key-reused` for another fingerprint
    public StoredResponse replay(UserId owner, IdempotencyKey key) {
        return jdbi.withHandle(handle -> replay(handle, owner, key));
    }

    @Override
    public int forgetExpired(int atMost) {
        return jdbi.withHandle(
                handle -> handle.createUpdate(FORGET).bind("most", atMost).execute());
    }

    private static boolean insert(
            Handle handle, UserId owner, IdempotencyKey key, @Nullable JobId job, StoredResponse answer) {
        try {
            return handle.createUpdate(CLAIM)
                            .bind("owner", owner.value())
                            .bind("operation", key.operation())
                            .bind("key", key.value())
                            .bind("fingerprint", key.fingerprint())
                            .bind("job", job == null ? null : job.value())
                            .bind("status", answer.status())
                            .bind("headers", JsonText.write(json(answer.headers())))
                            .bind("body", answer.body())
                            .bind("seconds", key.timeToLive().toSeconds())
                            .execute()
                    == 1;
        } catch (JdbiException failed) {
            if (SqlStates.isLockTimeout(failed)) {
                throw IdempotencyKeys.inProgress();
            }
            throw failed;
        }
    }

    private static StoredResponse replay(Handle handle, UserId owner, IdempotencyKey key) {
        // Where there is none, it was deleted between the two statements because its time was over.
        return read(handle, READ, owner, key)
                .orElseThrow(IdempotencyKeys::inProgress)
                .to(key);
    }

    private static Optional<First> read(Handle handle, String sql, UserId owner, IdempotencyKey key) {
        return handle.createQuery(sql)
                .bind("owner", owner.value())
                .bind("operation", key.operation())
                .bind("key", key.value())
                .map((row, _) -> first(row))
                .findOne();
    }

    private static First first(ResultSet row) throws SQLException {
        var headers = new HashMap<String, String>();
        JsonText.readObject(row.getString("headers")).members().forEach((name, value) -> {
            if (value instanceof Json.Str(var text)) {
                headers.put(name, text);
            }
        });
        return new First(
                row.getString("fingerprint"), new StoredResponse(row.getInt("status"), headers, row.getString("body")));
    }

    public static Json.Obj json(Map<String, String> headers) {
        var members = new LinkedHashMap<String, Json>();
        headers.forEach((name, value) -> members.put(name, Json.of(value)));
        return new Json.Obj(members);
    }
}
