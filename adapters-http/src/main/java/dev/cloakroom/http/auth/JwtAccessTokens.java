package dev.cloakroom.http.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.cloakroom.application.auth.sessions.AccessTokens;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Access tokens as JWTs (RFC 9068) of 15 minutes. The keys fix the algorithm: what a token says of it decides
/// nothing.
public final class JwtAccessTokens implements AccessTokens {

    private static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final int SKEW_SECONDS = 60;
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String SESSION = "sid";
    private static final String SCOPE = "scope";

    private final SigningKeys keys;
    private final Names names;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /// Who issues tokens, and whom they are for.
    public record Names(String issuer, String audience) {}

    /// What a good token says.
    record Claims(UserId user, SessionId session, Set<Scope> scopes, Instant expiresAt) {
        Claims {
            scopes = Set.copyOf(scopes);
        }
    }

    public JwtAccessTokens(SigningKeys keys, Names names, InstantSource clock, Supplier<UUID> ids) {
        this.keys = keys;
        this.names = names;
        this.clock = clock;
        this.ids = ids;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(keys.algorithm, keys.verifiers));
        processor.setJWTClaimsSetVerifier(new ClaimsVerifier(names, clock));
    }

    @Override
    public Issued issue(User user, SessionId session) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(names.issuer())
                .audience(names.audience())
                .subject(user.id().toString())
                .jwtID(ids.get().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALIDITY)))
                .claim(SESSION, session.toString())
                .claim(SCOPE, user.scopes().stream().map(Scope::text).sorted().collect(Collectors.joining(" ")))
                .build();
        var header = new JWSHeader.Builder(keys.algorithm).type(TYPE).keyID(keys.keyId);
        var token = new SignedJWT(header.build(), claims);
        try {
            token.sign(keys.signer);
        } catch (JOSEException failed) {
            throw new IllegalStateException("the key cannot sign", failed);
        }
        return new Issued(token.serialize(), VALIDITY);
    }

    /// @throws dev.cloakroom.domain.Rejection.Unauthenticated for all but a good token of ours
    Claims verify(String token) {
        try {
            var claims = processor.process(SignedJWT.parse(token), null);
            var scopes = EnumSet.noneOf(Scope.class);
            for (var text : claims.getStringClaim(SCOPE).split(" ")) {
                Scope.parse(text).ifPresent(scopes::add);
            }
            return new Claims(
                    new UserId(UUID.fromString(claims.getSubject())),
                    new SessionId(UUID.fromString(claims.getStringClaim(SESSION))),
                    scopes,
                    claims.getExpirationTime().toInstant());
        } catch (ExpiredJWTException _) {
            throw AuthRejections.expired();
        } catch (BadJOSEException | JOSEException | ParseException | IllegalArgumentException _) {
            throw AuthRejections.unauthenticated();
        }
    }

    private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final InstantSource clock;

        private ClaimsVerifier(Names names, InstantSource clock) {
            super(
                    names.audience(),
                    new JWTClaimsSet.Builder().issuer(names.issuer()).build(),
                    Set.of("sub", "jti", "iat", "exp", SESSION, SCOPE));
            this.clock = clock;
            setMaxClockSkew(SKEW_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
