package dev.cloakroom.domain.jobs;

import java.time.Instant;
import java.util.UUID;

/// A UUID of version 7 (RFC 9562 5.7): it carries the time of submission, by which history is partitioned. The id of a
/// report or a task is its job's id.
public record JobId(UUID value) {

    /// The millisecond of submission.
    public Instant createdAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    /// Before all ids of that millisecond and later ones, after all of earlier ones.
    public static JobId firstAt(Instant moment) {
        return new JobId(new UUID(moment.toEpochMilli() << 16, 0));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
