package dev.cloakroom.http.auth;

import dev.cloakroom.application.auth.sessions.RefreshTokens;
import dev.cloakroom.application.auth.sessions.TokenHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Refresh tokens: `clk_rt_` and 256 random bits. Sealed by AES-256-GCM, bound to the hash of the predecessor, so
/// that one sealed text cannot stand in the row of another.
public final class OpaqueRefreshTokens implements RefreshTokens {

    private static final String START = "clk_rt_";
    private static final int TOKEN_BYTES = 32;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    public OpaqueRefreshTokens(SecretKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    @Override
    public String make() {
        return START + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    @Override
    public TokenHash hash(String token) {
        return new TokenHash(Sha256.hex(token));
    }

    @Override
    public String seal(String token, TokenHash predecessor) {
        var nonce = bytes(NONCE_BYTES);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, predecessor, token.getBytes(StandardCharsets.US_ASCII));
        var whole = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
        return Base64.getEncoder().encodeToString(whole.array());
    }

    @Override
    public String open(String sealed, TokenHash predecessor) {
        var whole = Base64.getDecoder().decode(sealed);
        var nonce = Arrays.copyOf(whole, NONCE_BYTES);
        var rest = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, predecessor, rest), StandardCharsets.US_ASCII);
    }

    private byte[] run(int mode, byte[] nonce, TokenHash bound, byte[] input) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound.hex().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("sealed under another secret, or damaged", failed);
        }
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
