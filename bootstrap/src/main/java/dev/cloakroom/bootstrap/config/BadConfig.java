package dev.cloakroom.bootstrap.config;

import java.util.List;

/// Why nothing was started: every fault of the configuration, one to a line.
public final class BadConfig extends RuntimeException {

    BadConfig(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
