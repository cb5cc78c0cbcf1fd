package dev.cloakroom.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// The client's promise that a repeat is the same request. `operation` is the operation id, `fingerprint` a keyed hash
/// of all that makes the request what it is; the scope is (owner, operation, value).
public record IdempotencyKey(String operation, String value, String fingerprint, Duration timeToLive) {

    /// The fingerprint so far is keyed and stored nowhere, so what is hashed with it cannot be guessed either.
    IdempotencyKey covering(String more) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(fingerprint.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            sha256.update(more.getBytes(StandardCharsets.UTF_8));
            return new IdempotencyKey(operation, value, HexFormat.of().formatHex(sha256.digest()), timeToLive);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
