package dev.cloakroom.http.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.cloakroom.application.auth.Authenticator;
import dev.cloakroom.application.auth.IdentifyApiKey;
import dev.cloakroom.application.auth.Users;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.auth.JwtAccessTokens.Claims;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Authenticates without asking the database each time. That a token was good is remembered by its hash until it
/// expires; who its user is, and what an API key may do, for ten seconds: that long at most a key that was revoked, a
/// user who was disabled or a scope that was taken away lives on, on every node.
public final class CachedAuthenticator implements Authenticator {

    private static final Duration STANDING = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private final JwtAccessTokens tokens;
    private final IdentifyApiKey identifyApiKey;
    private final Users users;
    private final Cache<String, Shown> goodTokens;
    private final Cache<UserId, User> standings;
    private final Cache<String, Principal> keyHolders;

    public CachedAuthenticator(
            JwtAccessTokens tokens, IdentifyApiKey identifyApiKey, Users users, InstantSource clock) {
        this.tokens = tokens;
        this.identifyApiKey = identifyApiKey;
        this.users = users;
        var ticker = (Ticker) () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.goodTokens = cache(ticker)
                .expireAfter(Expiry.<String, Shown>creating((_, shown) -> remaining(shown.claims, clock)))
                .build();
        this.standings = cache(ticker).expireAfterWrite(STANDING).build();
        this.keyHolders = cache(ticker).expireAfterWrite(STANDING).build();
    }

    /// A good token, and who shows it, worked out anew when the standing of its user changed.
    private static final class Shown {
        final Claims claims;
        private volatile @Nullable Holder last;

        private record Holder(User standing, Principal principal) {}

        Shown(Claims claims) {
            this.claims = claims;
        }

        Principal by(User standing) {
            var holder = last;
            if (holder == null || !holder.standing().equals(standing)) {
                holder = new Holder(standing, standing.principal(claims.session(), claims.scopes()));
                last = holder;
            }
            return holder.principal();
        }
    }

    @Override
    public Principal authenticate(String credential) {
        return credential.startsWith(RandomApiKeys.START) ? byKey(credential) : byToken(credential);
    }

    // Look-up and insert are two steps on purpose: a question to the database inside one would hold up its neighbours.
    private Principal byKey(String key) {
        var hash = Sha256.hex(key);
        var known = keyHolders.getIfPresent(hash);
        if (known != null) {
            return known;
        }
        var holder = identifyApiKey.handle(key);
        keyHolders.put(hash, holder);
        return holder;
    }

    private Principal byToken(String token) {
        var hash = Sha256.hex(token);
        var shown = goodTokens.getIfPresent(hash);
        if (shown == null) {
            shown = new Shown(tokens.verify(token));
            goodTokens.put(hash, shown);
        }
        return shown.by(standing(shown.claims.user()));
    }

    private User standing(UserId id) {
        var known = standings.getIfPresent(id);
        if (known != null) {
            return known;
        }
        var user = users.find(id).orElseThrow(AuthRejections::revoked);
        standings.put(id, user);
        return user;
    }

    private static Duration remaining(Claims claims, InstantSource clock) {
        var remaining = Duration.between(clock.instant(), claims.expiresAt());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    private static Caffeine<Object, Object> cache(Ticker ticker) {
        return Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).ticker(ticker);
    }
}
