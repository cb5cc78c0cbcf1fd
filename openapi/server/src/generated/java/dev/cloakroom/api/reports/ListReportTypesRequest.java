// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.reports;

/// What `listReportTypes` is asked with.
public record ListReportTypesRequest() {}
