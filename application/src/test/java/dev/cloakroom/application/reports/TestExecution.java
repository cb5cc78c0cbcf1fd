package dev.cloakroom.application.reports;

import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// An attempt at building a report, outside of any engine; it remembers the progress that it was told.
public record TestExecution(JobId id, UserId owner, int epoch, int attempt, Json payload, List<Progress> told)
        implements Execution {

    /// An id of the first millisecond of 2026.
    private static final JobId ID = new JobId(new UUID(0x019b766a_d000_7000L, 0x8000_0000_0000_0001L));

    public static TestExecution of(String type, Map<String, Json> parameters, String format) {
        var payload = new Json.Obj(Map.of(
                "report_type", Json.of(type), "parameters", new Json.Obj(parameters), "format", Json.of(format)));
        return new TestExecution(ID, new UserId(new UUID(1, 1)), 3, 1, payload, new ArrayList<>());
    }

    @Override
    public void progress(int percent, String message) {
        told.add(new Progress(percent, message));
    }

    /// Reports have no checkpoints: they begin anew.
    @Override
    public Optional<Json> checkpoint() {
        return Optional.empty();
    }

    @Override
    public void saveCheckpoint(Json state) {
        throw new UnsupportedOperationException();
    }
}
