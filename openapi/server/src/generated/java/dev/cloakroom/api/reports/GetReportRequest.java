// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.reports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `getReport` is asked with.
public record GetReportRequest(UUID reportId, @Nullable String ifNoneMatch, @Nullable String prefer) {}
