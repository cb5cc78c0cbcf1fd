package dev.cloakroom.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloakroom.application.auth.ApiKeySecrets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final SecretKeys KEYS = new SecretKeys("0123456789abcdef0123456789abcdef");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OpaqueRefreshTokens refreshTokens = new OpaqueRefreshTokens(KEYS.storedSecrets(), RANDOM);
    private final RandomApiKeys apiKeys = new RandomApiKeys(KEYS.apiKeys(), RANDOM, "test");

    @Test
    void eachPurposeHasAKeyOfItsOwnThatNeverChanges() {
        var keys = List.of(
                KEYS.accessTokens(),
                KEYS.cursors(),
                KEYS.apiKeys(),
                KEYS.fingerprints(),
                KEYS.storedSecrets(),
                KEYS.webhookSecrets());
        assertThat(keys.stream().map(SecretKey::getEncoded).map(HexFormat.of()::formatHex))
                .doesNotHaveDuplicates();
        // What is stored depends on it. Computed apart, with nothing but HMAC.
        assertThat(KEYS.apiKeys().getEncoded())
                .asHexString()
                .isEqualToIgnoringCase("48964faa421b58763d98135f09f145883eaec9c46cd00600067e97e93c0cf854");
    }

    @Test
    void aShortSecretIsRefusedAndNoneIsPrinted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretKeys("too short to be a secret"))
                .withMessageNotContaining("too short to");
        assertThat(KEYS).asString().doesNotContain("0123");
    }

    @Test
    void aRefreshTokenHas256RandomBits() {
        assertThat(refreshTokens.make()).matches("clk_rt_[A-Za-z0-9_-]{43}").isNotEqualTo(refreshTokens.make());
    }

    @Test
    void aSealedTokenOpensBehindItsPredecessorOnly() {
        var token = refreshTokens.make();
        var predecessor = refreshTokens.hash("predecessor");
        var sealed = refreshTokens.seal(token, predecessor);
        assertThat(sealed).doesNotContain(token.substring(10));
        assertThat(refreshTokens.open(sealed, predecessor)).isEqualTo(token);
        assertThatIllegalStateException().isThrownBy(() -> refreshTokens.open(sealed, refreshTokens.hash("another")));
    }

    @Test
    void anApiKeyIsReadByItsPrefixAndMatchesItsHash() {
        var made = apiKeys.make();
        assertThat(made.text())
                .matches("cloakroom_test_[A-Za-z0-9]{12}_[A-Za-z0-9]{49}")
                .startsWith(made.prefix());
        var read = apiKeys.read(made.text()).orElseThrow();
        assertThat(read.prefix()).isEqualTo(made.prefix());
        assertThat(apiKeys.matches(read, made.hash())).isTrue();
        assertThat(apiKeys.matches(read, apiKeys.make().hash())).isFalse();
        assertThat(made).asString().doesNotContain(made.text());
    }

    @Test
    void aHashWithoutThePepperIsWorthNothing() {
        var made = apiKeys.make();
        var elsewhere = new RandomApiKeys(KEYS.cursors(), RANDOM, "test");
        assertThat(elsewhere.read(made.text()).map(ApiKeySecrets.Read::hash))
                .isPresent()
                .isNotEqualTo(made.hash());
    }

    @Test
    void aTypingErrorIsFoundWithoutTheDatabase() {
        var key = apiKeys.make().text();
        var wrong = key.charAt(40) == 'x' ? 'y' : 'x';
        assertThat(apiKeys.read(key.substring(0, 40) + wrong + key.substring(41)))
                .isEmpty();
        assertThat(apiKeys.read(key + "0")).isEmpty();
        assertThat(apiKeys.read("cloakroom_test_")).isEmpty();
    }
}
