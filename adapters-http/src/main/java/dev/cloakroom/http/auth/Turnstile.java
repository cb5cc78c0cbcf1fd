package dev.cloakroom.http.auth;

import dev.cloakroom.domain.auth.AuthRejections;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets few in at a time, in order of arrival, a bounded number wait, and turns the others away as `overloaded`.
final class Turnstile {

    /// Of 80 ms each: whoever waits longer has given up.
    private static final int WAITERS_PER_PLACE = 16;

    private static final int WAIT_SECONDS = 3;

    private final Semaphore places;
    private final Semaphore room;

    Turnstile(int places) {
        this.places = new Semaphore(places, true);
        this.room = new Semaphore(places * (1 + WAITERS_PER_PLACE));
    }

    <T> T pass(Supplier<T> work) {
        if (!room.tryAcquire()) {
            throw AuthRejections.busyHashing();
        }
        try {
            return wait(work);
        } finally {
            room.release();
        }
    }

    private <T> T wait(Supplier<T> work) {
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw AuthRejections.busyHashing();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw AuthRejections.busyHashing();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
