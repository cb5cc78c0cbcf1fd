package dev.cloakroom.bootstrap;

import java.util.List;

/// Why nothing was started: every fault of the configuration, one to a line.
final class BadConfig extends RuntimeException {

    BadConfig(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
