package dev.cloakroom.application.blobs;

import java.time.Duration;
import java.time.Instant;

/// When the download addresses that are given out now were signed. Within one window the address stays the same, so an
/// entity tag that names the window never confirms an address that has expired.
public record DownloadWindow(Instant start) {

    private static final Duration LENGTH = Duration.ofMinutes(5);

    /// From the start of the window: what is given out at its end is still good for ten minutes.
    public static final Duration VALIDITY = Duration.ofMinutes(15);

    public static DownloadWindow at(Instant now) {
        long seconds = now.getEpochSecond();
        return new DownloadWindow(Instant.ofEpochSecond(seconds - seconds % LENGTH.toSeconds()));
    }

    public Instant expiresAt() {
        return start.plus(VALIDITY);
    }
}
