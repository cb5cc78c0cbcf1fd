package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An attempt outside of any engine; it remembers the progress that it was told.
public record TestAttempt(int attempt, Json payload, List<Integer> percents) implements Execution {

    public TestAttempt(Json payload) {
        this(1, payload, new ArrayList<>());
    }

    @Override
    public JobId id() {
        return new JobId(new UUID(1, 1));
    }

    @Override
    public UserId owner() {
        return UserId.SYSTEM;
    }

    @Override
    public int epoch() {
        return attempt;
    }

    @Override
    public void progress(int percent, String message) {
        percents.add(percent);
    }

    @Override
    public Optional<Json> checkpoint() {
        return Optional.empty();
    }

    @Override
    public void saveCheckpoint(Json state) {
        throw new UnsupportedOperationException();
    }
}
