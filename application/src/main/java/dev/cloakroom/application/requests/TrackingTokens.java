package dev.cloakroom.application.requests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The secrets in tracking links. Only their hashes are stored.
public interface TrackingTokens {

    /// A new token, of 256 random bits.
    String make();

    Hash hash(String token);

    /// What is kept of a token, in hexadecimal. Two are compared in constant time.
    record Hash(String hex) {

        /// No token has it.
        static final Hash NOBODYS = new Hash("0".repeat(64));

        boolean matches(Hash other) {
            return MessageDigest.isEqual(bytes(), other.bytes());
        }

        private byte[] bytes() {
            return hex.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
