package dev.cloakroom.application.auth;

import dev.cloakroom.application.auth.sessions.TokenHash;
import java.util.Optional;

/// Makes API keys and reads them.
public interface ApiKeySecrets {

    Made make();

    /// Empty for a text that is not an API key by its form and its checksum.
    Optional<Read> read(String key);

    /// Compares in constant time.
    boolean matches(Read shown, TokenHash stored);

    /// `text` is shown once, `prefix` always, `hash` is stored.
    record Made(String text, String prefix, TokenHash hash) {
        @Override
        public String toString() {
            return "Made[" + prefix + "]";
        }
    }

    record Read(String prefix, TokenHash hash) {}
}
