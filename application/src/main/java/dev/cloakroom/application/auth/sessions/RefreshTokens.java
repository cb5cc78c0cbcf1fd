package dev.cloakroom.application.auth.sessions;

/// Makes refresh tokens and reads them. What is stored of one is its hash; its text is sealed for the seconds in which
/// a lost answer is given again.
public interface RefreshTokens {

    /// A new token of 256 random bits.
    String make();

    /// Of any text, whether it is a token or not.
    TokenHash hash(String token);

    String seal(String token, TokenHash predecessor);

    /// Opens what was sealed with the same predecessor.
    String open(String sealed, TokenHash predecessor);
}
