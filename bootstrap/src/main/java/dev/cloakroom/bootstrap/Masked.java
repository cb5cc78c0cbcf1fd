package dev.cloakroom.bootstrap;

/// A secret on its way from the configuration to its one user; it does not print.
record Masked(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
