package dev.cloakroom.persistence.leases;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.leases.EndedLease;
import dev.cloakroom.domain.leases.HeldLease;
import dev.cloakroom.domain.leases.Lease;
import dev.cloakroom.domain.leases.LeaseKey;
import dev.cloakroom.domain.leases.Standing;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/// What the rows of [LeaseStatements] mean.
final class LeaseRows {

    private LeaseRows() {}

    static LeaseKey key(ResultSet row) throws SQLException {
        return new LeaseKey(new JobId(row.getObject("job_id", UUID.class)), row.getInt("epoch"));
    }

    static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                claim(row),
                row.getString("queue"),
                JsonText.read(row.getString("payload")),
                instant(row, "created_at"),
                instant(row, "lease_until"),
                instant(row, "deadline_at"),
                row.getString("traceparent"));
    }

    static HeldLease held(ResultSet row) throws SQLException {
        return new HeldLease(key(row), instant(row, "lease_until"), row.getBoolean("cancel_requested"));
    }

    static Standing standing(ResultSet row) throws SQLException {
        if (row.getObject("owner") != null) {
            return new Standing.Held(claim(row));
        }
        var cause = row.getString("cause");
        if (row.getObject("outcome") != null) {
            var end = cause == null ? Attempt.End.SUCCEEDED : Attempt.End.parse(cause);
            return new Standing.Ended(new EndedLease(key(row), JobRows.status(row), null), end);
        }
        if (cause != null) {
            return ended(row, Attempt.End.parse(cause));
        }
        return row.getBoolean("had") ? new Standing.Lost() : new Standing.Unknown();
    }

    /// Without an outcome of this epoch the job went on, or others ended it.
    private static Standing ended(ResultSet row, Attempt.End end) throws SQLException {
        return switch (end) {
            case FAILED, HANDED_BACK, SNOOZED ->
                new Standing.Ended(new EndedLease(key(row), JobStatus.QUEUED, JobRows.instant(row, "next_at")), end);
            case RUNNING, SUCCEEDED, TIMED_OUT, CRASHED, CANCELED, EXPIRED -> new Standing.Lost();
        };
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                new JobId(row.getObject("job_id", UUID.class)),
                new UserId(row.getObject("owner", UUID.class)),
                row.getString("kind"),
                row.getInt("epoch"),
                row.getInt("attempt"),
                row.getInt("crash_count"),
                row.getInt("max_attempts"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
