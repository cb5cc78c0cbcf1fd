package dev.cloakroom.domain.auth;

public enum Role {
    USER,
    ADMIN
}
