// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.reports;

import java.util.UUID;

/// What `deleteReport` is asked with.
public record DeleteReportRequest(UUID reportId) {}
