package dev.cloakroom.application.auth.sessions;

import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;

/// One sign-in, as long as it is renewed: a family of refresh tokens of which one is good at a time.
public record Session(SessionId id, UserId user, Instant createdAt) {}
