package dev.cloakroom.domain.jobs;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One attempt at a job. `endedAt` is null while it runs, `nextAt` where none follows. Attempts that did not count
/// (snoozed, handed back, crashed) share their `number` with the next one; `epoch` tells all apart. `worker` is the
/// host
/// and the start of the process there; null where the attempt simply succeeded, which keeps no row of its own.
public record Attempt(
        int number,
        int epoch,
        End end,
        @Nullable String worker,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Failure failure,
        @Nullable Instant nextAt) {

    public enum End {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        CRASHED,
        SNOOZED,
        HANDED_BACK,
        CANCELED,
        EXPIRED;

        /// The spelling of the contract and of the database.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static End parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
