package dev.cloakroom.application;

import java.time.Duration;

/// The client's promise that a repeat is the same request. `operation` is the operation id, `fingerprint` a keyed hash
/// of all that makes the request what it is; the scope is (owner, operation, value).
public record IdempotencyKey(String operation, String value, String fingerprint, Duration timeToLive) {}
