package dev.cloakroom.application.auth.sessions;

import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.User;
import java.time.Duration;

/// Makes the tokens that a signed-in user shows with each request.
public interface AccessTokens {

    Issued issue(User user, SessionId session);

    record Issued(String text, Duration validity) {
        @Override
        public String toString() {
            return "Issued[...]";
        }
    }
}
