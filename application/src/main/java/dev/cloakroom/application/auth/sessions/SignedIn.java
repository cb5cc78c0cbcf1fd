package dev.cloakroom.application.auth;

/// What a sign-in or a refresh gives.
public record SignedIn(AccessTokens.Issued accessToken, String refreshToken) {

    @Override
    public String toString() {
        return "SignedIn[...]";
    }
}
