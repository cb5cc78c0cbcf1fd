package dev.cloakroom.domain.jobs.why;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The facts about the place of a job that is not over.
///
/// @param until when a delayed job becomes ready, or a running one has to be done; null for neither
/// @param lastCode the code of the problem of the attempt before; null where there was none
/// @param worker who runs it
/// @param pausedAt since when its queue is paused
/// @param ahead ready jobs of the same owner and kind that come first, at most [#MOST_AHEAD] + 1
/// @param beside such jobs that run now
/// @param served whether a live worker takes jobs of this kind
public record Standing(
        boolean delayed,
        @Nullable Instant until,
        @Nullable String lastCode,
        @Nullable String worker,
        @Nullable Instant pausedAt,
        Limit queue,
        Limit owner,
        int ahead,
        int beside,
        boolean served,
        Pace pace) {

    /// Counting further would cost more than it tells.
    public static final int MOST_AHEAD = 10_000;

    /// How many run of how many that may; null is any number.
    public record Limit(int running, @Nullable Integer most) {
        boolean isReached() {
            return most != null && running >= most;
        }
    }
}
