package dev.cloakroom.http.limits;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// How many requests may be inside at once, whoever sends them: each holds memory until it is answered, and what
/// storms in beyond it would only wait for a connection of the database that it does not get.
public final class Admission {

    private final int most;
    private final AtomicInteger inside = new AtomicInteger();

    public Admission(int most) {
        this.most = most;
    }

    /// Null where all places are taken.
    public @Nullable Visit enter() {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            return null;
        }
        return new Visit(inside::decrementAndGet);
    }

    /// Without a place.
    public Visit enterBeside() {
        return new Visit(() -> {});
    }

    public int inside() {
        return inside.get();
    }
}
