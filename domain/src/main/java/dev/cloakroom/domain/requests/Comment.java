package dev.cloakroom.domain.requests;

/// What an admin says about a change. An `internal` one is read by admins only.
public record Comment(String text, boolean internal) {}
