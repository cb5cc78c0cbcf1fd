package dev.cloakroom.api.runtime;

/// What a handler answers: one record for each status and media type that the contract declares for its operation.
public interface ApiResponse {

    Encoded encode();
}
