package dev.cloakroom.http.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// The keys of an installation, all derived from its one secret by HKDF-SHA-256 (RFC 5869): knowing one tells nothing
/// of another. The names of the purposes are part of what is stored and never change.
public final class SecretKeys {

    public static final int LEAST_BYTES = 32;

    private static final int KEY_BYTES = 32;
    private static final byte[] SALT = "cloakroom".getBytes(StandardCharsets.US_ASCII);

    private final byte[] secret;

    /// @throws IllegalArgumentException for a secret that is too short to be one
    public SecretKeys(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        if (this.secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException("the secret must be at least " + LEAST_BYTES + " bytes long");
        }
    }

    /// Signs access tokens by HS256.
    public SecretKey accessTokens() {
        return derive("access tokens", "HmacSHA256");
    }

    /// Seals the cursors of lists.
    public SecretKey cursors() {
        return derive("cursors", "HmacSHA256");
    }

    /// The pepper of stored API keys.
    public SecretKey apiKeys() {
        return derive("api keys", "HmacSHA256");
    }

    /// Fingerprints of requests with an idempotency key.
    public SecretKey fingerprints() {
        return derive("fingerprints", "HmacSHA256");
    }

    /// Encrypts what must be read again.
    public SecretKey storedSecrets() {
        return derive("stored secrets", "AES");
    }

    /// Encrypts what webhooks are signed with.
    public SecretKey webhookSecrets() {
        return derive("webhook secrets", "AES");
    }

    private SecretKey derive(String purpose, String algorithm) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .addSalt(SALT)
                    .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK from 25 has HKDF-SHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "SecretKeys[...]";
    }
}
