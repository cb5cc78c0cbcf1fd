package dev.cloakroom.application.requests;

/// Who looks at one request.
public sealed interface Viewer {

    /// Sees all of every request.
    record Admin() implements Viewer {}

    /// Has a tracking token, of this request or another one.
    record Follower(String token) implements Viewer {
        @Override
        public String toString() {
            return "follower";
        }
    }
}
