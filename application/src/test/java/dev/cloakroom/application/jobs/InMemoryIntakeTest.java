package dev.cloakroom.application.jobs;

import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.domain.auth.UserId;
import java.time.InstantSource;
import java.util.UUID;

class InMemoryIntakeTest implements IntakeContract {

    private final Jobs jobs = new InMemoryJobs();
    private final Intake intake = new InMemoryIntake(jobs, new InMemoryIdempotencyKeys(InstantSource.system()));

    @Override
    public Intake intake() {
        return intake;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public UserId newOwner() {
        return new UserId(UUID.randomUUID());
    }
}
