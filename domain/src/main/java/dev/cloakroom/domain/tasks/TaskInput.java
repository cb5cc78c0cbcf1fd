package dev.cloakroom.domain.tasks;

import dev.cloakroom.domain.jobs.JobId;
import org.jspecify.annotations.Nullable;

/// The file as it arrived. It is kept under the task that it was sent with; retries read it there. `fileName` is what
/// the client called it, `sha256` lower-case hex.
public record TaskInput(JobId sentWith, @Nullable String fileName, long sizeBytes, String sha256) {}
