package dev.cloakroom.application.auth;

import dev.cloakroom.application.auth.sessions.AccessTokens;
import dev.cloakroom.application.auth.sessions.RefreshTokens;
import dev.cloakroom.application.auth.sessions.TokenHash;
import dev.cloakroom.application.auth.sessions.Tokens;
import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/// Tokens that can be read by anybody.
public final class PlainTokens implements AccessTokens, RefreshTokens {

    private static final AtomicInteger MADE = new AtomicInteger();

    public Tokens tokens() {
        return new Tokens(this, this);
    }

    @Override
    public Issued issue(User user, SessionId session) {
        return new Issued("access " + user.id() + " " + session, Duration.ofMinutes(15));
    }

    @Override
    public String make() {
        return "refresh " + MADE.incrementAndGet();
    }

    @Override
    public TokenHash hash(String token) {
        return new TokenHash(HexFormat.of().formatHex(token.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String seal(String token, TokenHash predecessor) {
        return predecessor.hex() + token;
    }

    @Override
    public String open(String sealed, TokenHash predecessor) {
        return sealed.substring(predecessor.hex().length());
    }
}
