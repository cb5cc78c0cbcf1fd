package dev.cloakroom.application.auth.sessions;

/// What is stored in place of a secret of full entropy: a hash of it, in hexadecimal digits.
public record TokenHash(String hex) {}
