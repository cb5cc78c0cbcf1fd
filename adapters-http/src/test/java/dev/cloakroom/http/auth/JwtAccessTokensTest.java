package dev.cloakroom.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.auth.TestUsers;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.http.auth.JwtAccessTokens.Names;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JwtAccessTokensTest {

    private static final Names NAMES = new Names("http://127.0.0.1:8080", "cloakroom");
    private static final SecretKey SECRET = new SecretKeys("a secret that is long enough to be one").accessTokens();
    private static final String OLD_PAIR = SigningKeys.newPair("old");
    private static final String NEW_PAIR = SigningKeys.newPair("new");

    private final TestClock clock = new TestClock();
    private final User user = TestUsers.user();
    private final SessionId session = new SessionId(UUID.randomUUID());
    private final JwtAccessTokens shared = tokens(SigningKeys.shared(SECRET), NAMES);
    private final JwtAccessTokens pairs = tokens(SigningKeys.pairs(OLD_PAIR), NAMES);

    @Test
    void aTokenSaysWhoseItIsAndWhatItMayDo() throws Exception {
        var issued = shared.issue(user, session);
        var claims = shared.verify(issued.text());
        assertThat(claims.user()).isEqualTo(user.id());
        assertThat(claims.session()).isEqualTo(session);
        assertThat(claims.scopes()).isEqualTo(user.scopes());
        assertThat(issued.validity()).isEqualTo(Duration.ofMinutes(15));
        var parsed = SignedJWT.parse(issued.text());
        assertThat(parsed.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        assertThat(parsed.getJWTClaimsSet().getClaims())
                .containsOnlyKeys("iss", "aud", "sub", "jti", "iat", "exp", "sid", "scope");
    }

    @Test
    void aTokenLivesItsTimeAndTheSkewOfClocks() {
        var token = shared.issue(user, session).text();
        clock.advance(Duration.ofMinutes(15).plusSeconds(58));
        assertThat(shared.verify(token)).isNotNull();
        clock.advance(Duration.ofSeconds(3));
        assertRefused("token-expired", shared, token);
    }

    @Test
    void anAlgorithmOfTheTokensChoiceIsRefused() throws Exception {
        var publicKey =
                new ArrayList<JWK>(JWKSet.parse(OLD_PAIR).toPublicJWKSet().getKeys()).getFirst();
        var bytes = publicKey.toJSONString().getBytes(StandardCharsets.UTF_8);
        assertRefused("unauthenticated", pairs, signed(JWSAlgorithm.HS256, new MACSigner(bytes)));
        assertRefused("unauthenticated", pairs, shared.issue(user, session).text());
        assertRefused("unauthenticated", shared, pairs.issue(user, session).text());
        assertRefused("unauthenticated", shared, new PlainJWT(claims().build()).serialize());
        var longSecret = new SecretKeys("another secret that is long enough for HS512")
                .accessTokens()
                .getEncoded();
        var signer = new MACSigner(new String(longSecret, StandardCharsets.ISO_8859_1).repeat(2));
        assertRefused("unauthenticated", shared, signed(JWSAlgorithm.HS512, signer));
    }

    @Test
    void aTokenOfAnotherSecretOrChangedOnTheWayIsRefused() {
        var other = tokens(
                SigningKeys.shared(new SecretKeys("another secret, just as long as that").accessTokens()), NAMES);
        var token = other.issue(user, session).text();
        assertRefused("unauthenticated", shared, token);
        var own = shared.issue(user, session).text();
        var parts = own.split("\\.");
        var forged = parts[0] + "." + token.split("\\.")[1] + "." + parts[2];
        assertRefused("unauthenticated", shared, forged);
        assertRefused("unauthenticated", shared, own.substring(0, own.length() - 2));
        assertRefused("unauthenticated", shared, "nonsense");
        assertRefused("unauthenticated", shared, "");
    }

    @Test
    void aTokenForOthersOrOfOthersIsRefused() {
        var keys = SigningKeys.shared(SECRET);
        var audience = tokens(keys, new Names(NAMES.issuer(), "elsewhere"));
        var issuer = tokens(keys, new Names("https://elsewhere.example", NAMES.audience()));
        assertRefused("unauthenticated", shared, audience.issue(user, session).text());
        assertRefused("unauthenticated", shared, issuer.issue(user, session).text());
    }

    @Test
    void aTokenOfAnotherTypeOrWithoutItsClaimsIsRefused() throws Exception {
        assertThat(shared.verify(signed("at+jwt", claims -> claims))).isNotNull();
        assertRefused("unauthenticated", shared, signed("JWT", claims -> claims));
        assertRefused("unauthenticated", shared, signed(null, claims -> claims));
        for (var name : List.of("sub", "jti", "iat", "exp", "iss", "aud", "sid", "scope")) {
            assertRefused("unauthenticated", shared, signed("at+jwt", claims -> claims.claim(name, null)));
        }
        assertRefused("unauthenticated", shared, signed("at+jwt", claims -> claims.subject("ada")));
        assertRefused("unauthenticated", shared, signed("at+jwt", claims -> claims.claim("scope", List.of("admin"))));
    }

    @Test
    void keysRotateWithoutRefusingAnybody() {
        var both = tokens(SigningKeys.pairs(setOf(NEW_PAIR, OLD_PAIR)), NAMES);
        var oldToken = pairs.issue(user, session).text();
        var newToken = both.issue(user, session).text();
        assertThat(both.verify(oldToken)).isNotNull();
        assertThat(both.verify(newToken)).isNotNull();
        assertThat(tokens(SigningKeys.pairs(setOf(OLD_PAIR, NEW_PAIR)), NAMES).verify(newToken))
                .isNotNull();
        assertRefused("unauthenticated", tokens(SigningKeys.pairs(NEW_PAIR), NAMES), oldToken);
    }

    @Test
    void theSetOfKeysIsPublishedWithoutItsSecrets() throws Exception {
        var keys = SigningKeys.pairs(setOf(NEW_PAIR, OLD_PAIR));
        assertThat(keys.publicKeys()).extracting(SigningKeys.PublicKey::keyId).containsExactly("new", "old");
        var secret =
                JWKSet.parse(NEW_PAIR).getKeys().getFirst().toECKey().getD().toString();
        assertThat(keys.publicKeys() + keys.toString()).doesNotContain(secret);
        assertThat(SigningKeys.shared(SECRET).publicKeys()).isEmpty();
    }

    @Test
    void aSetThatCannotSignIsRefusedWithoutBeingQuoted() throws Exception {
        var publicSet = JWKSet.parse(OLD_PAIR).toString(true);
        for (var faulty : List.of("secret", "{\"keys\":[]}", publicSet, setOf(OLD_PAIR, OLD_PAIR))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningKeys.pairs(faulty))
                    .satisfies(refusal -> assertThat(refusal).hasMessageNotContaining("secret"));
        }
    }

    private JwtAccessTokens tokens(SigningKeys keys, Names names) {
        return new JwtAccessTokens(keys, names, clock, UUID::randomUUID);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(NAMES.issuer())
                .audience(NAMES.audience())
                .subject(user.id().toString())
                .jwtID("1")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(60)))
                .claim("sid", session.toString())
                .claim("scope", "jobs:read");
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer) throws Exception {
        var header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("old");
        var token = new SignedJWT(header.build(), claims().build());
        token.sign(signer);
        return token.serialize();
    }

    private String signed(@Nullable String type, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(type == null ? null : new JOSEObjectType(type));
        var token = new SignedJWT(header.build(), change.apply(claims()).build());
        token.sign(new MACSigner(SECRET));
        return token.serialize();
    }

    private static String setOf(String first, String second) {
        try {
            var keys = new ArrayList<JWK>(JWKSet.parse(first).getKeys());
            keys.addAll(JWKSet.parse(second).getKeys());
            return new JWKSet(keys).toString(false);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void assertRefused(String code, JwtAccessTokens tokens, String token) {
        assertThatExceptionOfType(Rejection.Unauthenticated.class)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
