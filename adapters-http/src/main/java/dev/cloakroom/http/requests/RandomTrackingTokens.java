package dev.cloakroom.http.requests;

import dev.cloakroom.application.requests.TrackingTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Tokens of 256 random bits. They cannot be guessed, so SHA-256 is hash enough.
public final class RandomTrackingTokens implements TrackingTokens {

    /// Lets scanners for leaked secrets know one.
    private static final String START = "crt_";

    private static final int BYTES = 32;

    private final SecureRandom random;

    public RandomTrackingTokens(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String make() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return START + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Hash hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new Hash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
