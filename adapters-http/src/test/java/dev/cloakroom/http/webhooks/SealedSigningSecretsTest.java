package dev.cloakroom.http.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.Message;
import dev.cloakroom.http.auth.SecretKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedSigningSecretsTest {

    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final EndpointId ENDPOINT = new EndpointId(new UUID(0, 1));
    private static final Message MESSAGE =
            new Message(new UUID(0, 7), "job.succeeded", AT, "{\"type\":\"job.succeeded\"}");

    private final SealedSigningSecrets secrets = new SealedSigningSecrets(
            new SecretKeys("0123456789abcdef0123456789abcdef").webhookSecrets(), new SecureRandom());

    /// The example that the public libraries of the specification test themselves with.
    @Test
    void itSignsAsTheSpecificationDoes() {
        var secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(SealedSigningSecrets.signature(
                        secret, "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aMessageIsSignedByEachSecretInTurn() {
        var newer = secrets.make(ENDPOINT);
        var older = secrets.make(ENDPOINT);
        var text = "00000000-0000-0000-0000-000000000007.1614265330.{\"type\":\"job.succeeded\"}";
        assertThat(secrets.sign(ENDPOINT, List.of(newer.sealed(), older.sealed()), MESSAGE, AT))
                .isEqualTo(signature(newer.open(), text) + " " + signature(older.open(), text));
    }

    @Test
    void aSecretHas256RandomBitsAndIsStoredSealed() {
        var secret = secrets.make(ENDPOINT);
        assertThat(secret.open())
                .matches("whsec_[A-Za-z0-9+/]{43}=")
                .isNotEqualTo(secrets.make(ENDPOINT).open());
        assertThat(secret.sealed()).doesNotContain(secret.open().substring(6, 20));
        assertThat(secret).hasToString("Secret[...]");
    }

    @Test
    void whatIsSealedForOneEndpointSignsForNoOther() {
        var sealed = List.of(secrets.make(ENDPOINT).sealed());
        var other = new EndpointId(new UUID(0, 2));
        assertThatIllegalStateException().isThrownBy(() -> secrets.sign(other, sealed, MESSAGE, AT));
    }

    private static String signature(String secret, String text) {
        return SealedSigningSecrets.signature(Base64.getDecoder().decode(secret.substring("whsec_".length())), text);
    }
}
