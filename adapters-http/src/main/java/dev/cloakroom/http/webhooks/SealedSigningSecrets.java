package dev.cloakroom.http.webhooks;

import dev.cloakroom.application.webhooks.SigningSecrets;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.Message;
import dev.cloakroom.http.auth.Sealing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Secrets and signatures of Standard Webhooks 1.0: 256 random bits, and HMAC-SHA-256 over id, timestamp and body,
/// joined by dots (`v1`).
public final class SealedSigningSecrets implements SigningSecrets {

    private static final String START = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Sealing sealing;
    private final SecureRandom random;

    public SealedSigningSecrets(SecretKey key, SecureRandom random) {
        this.sealing = new Sealing(key, random);
        this.random = random;
    }

    @Override
    public Secret make(EndpointId endpoint) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new Secret(
                START + Base64.getEncoder().encodeToString(secret), sealing.seal(secret, endpoint.toString()));
    }

    @Override
    public String sign(EndpointId endpoint, List<String> sealed, Message message, Instant at) {
        var text = message.id() + "." + at.getEpochSecond() + "." + message.body();
        return sealed.stream()
                .map(secret -> signature(sealing.open(secret, endpoint.toString()), text))
                .collect(Collectors.joining(" "));
    }

    static String signature(byte[] secret, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            var signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
