package dev.cloakroom.bootstrap.loops;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thing that does not close must not keep the others open.
public final class Closing {

    private static final Logger log = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    public static void quietly(AutoCloseable open) {
        try {
            open.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            log.atWarn().setCause(failed).log("{} did not close, going on with the others", open);
        }
    }
}
