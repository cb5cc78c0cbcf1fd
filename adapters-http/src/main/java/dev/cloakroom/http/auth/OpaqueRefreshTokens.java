package dev.cloakroom.http.auth;

import dev.cloakroom.application.auth.sessions.RefreshTokens;
import dev.cloakroom.application.auth.sessions.TokenHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;

/// Refresh tokens: `clk_rt_` and 256 random bits. Sealed for the hash of the predecessor, so that one
/// sealed text cannot stand in the row of another.
public final class OpaqueRefreshTokens implements RefreshTokens {

    private static final String START = "clk_rt_";
    private static final int TOKEN_BYTES = 32;

    private final Sealing sealing;
    private final SecureRandom random;

    public OpaqueRefreshTokens(SecretKey key, SecureRandom random) {
        this.sealing = new Sealing(key, random);
        this.random = random;
    }

    @Override
    public String make() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return START + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public TokenHash hash(String token) {
        return new TokenHash(Sha256.hex(token));
    }

    @Override
    public String seal(String token, TokenHash predecessor) {
        return sealing.seal(token.getBytes(StandardCharsets.US_ASCII), predecessor.hex());
    }

    @Override
    public String open(String sealed, TokenHash predecessor) {
        return new String(sealing.open(sealed, predecessor.hex()), StandardCharsets.US_ASCII);
    }
}
