package dev.cloakroom.application.jobs;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.domain.jobs.Job;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public final class InMemoryIntake implements Intake {

    private final Jobs jobs;
    private final IdempotencyKeys keys;

    public InMemoryIntake(Jobs jobs, IdempotencyKeys keys) {
        this.jobs = jobs;
        this.keys = keys;
    }

    @Override
    public synchronized Optional<StoredResponse> submit(Job job, @Nullable Keyed keyed) {
        Optional<StoredResponse> first = keyed == null
                ? Optional.empty()
                : keys.claim(job.submission().owner(), keyed.key(), job.id(), keyed.answer());
        if (first.isEmpty()) {
            jobs.enqueue(job);
        }
        return first;
    }
}
