package dev.cloakroom.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface IdempotencyKeysContract {

    Duration DAY = Duration.ofDays(1);
    StoredResponse FIRST = new StoredResponse(202, Map.of("Location", "/v1/jobs/1"), "{\"id\": \"1\"}\n");
    StoredResponse SECOND = new StoredResponse(202, Map.of(), "{}");

    IdempotencyKeys keys();

    /// Somebody who may own keys.
    UserId newOwner();

    @Test
    default void theFirstClaimIsOurs() {
        assertThat(keys().claim(newOwner(), key("a", DAY), null, FIRST)).isEmpty();
    }

    @Test
    default void aRepeatGetsTheFirstAnswerByteForByte() {
        var owner = newOwner();
        var _ = keys().claim(owner, key("a", DAY), null, FIRST);
        assertThat(keys().claim(owner, key("a", DAY), null, SECOND)).contains(FIRST);
    }

    @Test
    default void anotherFingerprintIsRefused() {
        var owner = newOwner();
        var _ = keys().claim(owner, key("a", DAY), null, FIRST);
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> keys().claim(owner, key("b", DAY), null, FIRST))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("idempotency-key-reused"));
    }

    @Test
    default void ownersAndOperationsDoNotShareKeys() {
        var owner = newOwner();
        var _ = keys().claim(owner, key("a", DAY), null, FIRST);
        assertThat(keys().claim(newOwner(), key("a", DAY), null, SECOND)).isEmpty();
        assertThat(keys().claim(owner, new IdempotencyKey("createJob", "k", "a", DAY), null, SECOND))
                .isEmpty();
    }

    @Test
    default void anExpiredKeyIsFreeAgain() {
        var owner = newOwner();
        var _ = keys().claim(owner, key("a", Duration.ofSeconds(-1)), null, FIRST);
        assertThat(keys().claim(owner, key("b", DAY), null, SECOND)).isEmpty();
        assertThat(keys().claim(owner, key("b", DAY), null, FIRST)).contains(SECOND);
    }

    @Test
    default void whatIsStoredIsFoundAsLongAsItLives() {
        var owner = newOwner();
        assertThat(keys().find(owner, key("a", DAY))).isEmpty();
        var _ = keys().claim(owner, key("a", Duration.ofSeconds(-1)), null, FIRST);
        assertThat(keys().find(owner, key("a", DAY))).isEmpty();
        var _ = keys().claim(owner, key("a", DAY), null, SECOND);
        assertThat(keys().find(owner, key("a", DAY))).contains(SECOND);
        assertThat(keys().find(newOwner(), key("a", DAY))).isEmpty();
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> keys().find(owner, key("b", DAY)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("idempotency-key-reused"));
    }

    @Test
    default void expiredKeysAreForgottenAFewAtATime() {
        var owner = newOwner();
        for (int i = 0; i < 3; i++) {
            var key = new IdempotencyKey("createReport", "k" + i, "a", Duration.ofSeconds(-1));
            var _ = keys().claim(owner, key, null, FIRST);
        }
        assertThat(keys().forgetExpired(2)).isEqualTo(2);
        assertThat(keys().forgetExpired(1000)).isPositive();
        assertThat(keys().forgetExpired(1000)).isZero();
    }

    private static IdempotencyKey key(String fingerprint, Duration timeToLive) {
        return new IdempotencyKey("createReport", "k", fingerprint, timeToLive);
    }
}
