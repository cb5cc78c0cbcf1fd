// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.reports;

import dev.cloakroom.api.model.NewReport;
import org.jspecify.annotations.Nullable;

/// What `createReport` is asked with.
public record CreateReportRequest(@Nullable String idempotencyKey, @Nullable String prefer, NewReport body) {}
