package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.domain.Json;

/// What a task found.
public record Summary(long rows, long accepted, long rejected, Json.Obj toJson) {}
