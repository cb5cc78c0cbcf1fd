package dev.cloakroom.application.auth.sessions;

/// What a sign-in or a refresh gives.
public record SignedIn(AccessTokens.Issued accessToken, String refreshToken) {

    @Override
    public String toString() {
        return "SignedIn[...]";
    }
}
