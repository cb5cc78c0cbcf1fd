package dev.cloakroom.domain.schedules;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;

/// What an owner sets: when, and what is handed in then. `backfill` is how late a fire time may be made up for when
/// nobody was there to keep it.
public record Plan(String name, Recurrence recurrence, Duration backfill, Submission job) {

    public UserId owner() {
        return job.owner();
    }
}
