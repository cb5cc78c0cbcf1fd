package dev.cloakroom.application.jobs.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// How many jobs to have at hand: one for each free slot, and as many more as will be started while the next claim is
/// under way. Where jobs are long a claim takes no time in comparison, and jobs that wait here wait for nothing.
final class Pace {

    private static final Duration LONG_RUN = Duration.ofSeconds(1);

    /// More than a claim takes, for the time in which nobody is told that it is due.
    private static final Duration MARGIN = Duration.ofMillis(20);

    /// How much of an average the newest figure makes.
    private static final double NEWEST = 0.3;

    /// How fast jobs ended before that says nothing about now.
    private static final Duration MEMORY = Duration.ofMillis(100);

    private static final Duration SHORTEST_LOOK = Duration.ofMillis(5);

    /// Whatever the figures say.
    private static final int MOST_AHEAD = 5_000;

    private final long[] lastClaims = new long[100];
    private int claims;
    private double claimSeconds;
    private double endedPerSecond;
    private double runSeconds;
    private int ended;
    private long ranNanos;
    private Instant since = Instant.MIN;

    synchronized void claimed(Duration took) {
        lastClaims[claims++ % lastClaims.length] = took.toNanos();
        claimSeconds += NEWEST * (seconds(took.toNanos()) - claimSeconds);
    }

    /// What nineteen of twenty of the last hundred claims took at most; nothing before the first.
    synchronized Duration usualClaim() {
        int known = Math.min(claims, lastClaims.length);
        var sorted = Arrays.copyOf(lastClaims, known);
        Arrays.sort(sorted);
        return known == 0 ? Duration.ZERO : Duration.ofNanos(sorted[known * 95 / 100]);
    }

    synchronized void ran(long nanos) {
        ended++;
        ranNanos += nanos;
    }

    /// @param free slots that nothing runs in
    synchronized int goal(int free, Instant now) {
        look(now);
        if (runSeconds > LONG_RUN.toSeconds()) {
            return free;
        }
        return free + (int) Math.min(MOST_AHEAD, endedPerSecond * (claimSeconds + seconds(MARGIN.toNanos())));
    }

    private void look(Instant now) {
        if (since.equals(Instant.MIN)) {
            since = now;
        }
        var time = Duration.between(since, now);
        if (time.compareTo(SHORTEST_LOOK) < 0) {
            return;
        }
        double elapsed = seconds(time.toNanos());
        double weight = Math.clamp(elapsed / seconds(MEMORY.toNanos()), NEWEST, 1);
        endedPerSecond += weight * (ended / elapsed - endedPerSecond);
        if (ended > 0) {
            runSeconds += NEWEST * (seconds(ranNanos / ended) - runSeconds);
        }
        ended = 0;
        ranNanos = 0;
        since = now;
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
