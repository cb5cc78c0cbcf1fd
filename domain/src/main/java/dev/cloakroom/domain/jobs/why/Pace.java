package dev.cloakroom.domain.jobs.why;

import java.time.Duration;
import java.util.Optional;

/// How fast jobs like this one have come to their end lately: `finished` of them in `window`, the first of which began
/// the window and is not counted.
public record Pace(long finished, Duration window) {

    public static final Pace UNKNOWN = new Pace(0, Duration.ZERO);

    /// Fewer say nothing.
    private static final int FEWEST = 5;

    /// Half of what is distributed normally is below, or 95 % of it.
    private static final double HALF = 0;

    private static final double MOST = 1.6449;

    /// The time in which it is as likely as not that the job is over, and the one that only 1 of 20 exceeds.
    public record Eta(Duration p50, Duration p95) {}

    /// When so many jobs, this one included, will be over if it goes on like this; empty when nobody can know.
    ///
    /// Jobs that end independently at a steady rate are a Poisson process. The time of its next k events, after
    /// n in time T, is T k/n F(2k, 2n): that counts in how little a few events say about the rate.
    public Optional<Eta> eta(long jobs) {
        return finished < FEWEST || jobs < 1
                ? Optional.empty()
                : Optional.of(new Eta(quantile(jobs, HALF), quantile(jobs, MOST)));
    }

    /// The quantile of the F distribution by Wilson and Hilferty's cube root, good to a few per cent.
    private Duration quantile(long jobs, double z) {
        double a = 1.0 / (9 * jobs);
        double b = 1.0 / (9 * finished);
        double root = (1 - a) * (1 - a) * b + (1 - b) * (1 - b) * a - a * b * z * z;
        double cubeRoot = ((1 - a) * (1 - b) + z * Math.sqrt(root)) / ((1 - b) * (1 - b) - b * z * z);
        double seconds = window.toMillis() / 1000.0 * jobs / finished * Math.pow(cubeRoot, 3);
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
