package dev.cloakroom.bootstrap.config;

/// A secret on its way from the configuration to its one user; it does not print.
public record Masked(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
