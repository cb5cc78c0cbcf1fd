package dev.cloakroom.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until it is told.
public final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-03-01T10:00:00.123456Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
