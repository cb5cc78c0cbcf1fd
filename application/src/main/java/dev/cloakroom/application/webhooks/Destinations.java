package dev.cloakroom.application.webhooks;

import java.net.URI;
import java.util.Optional;

/// Where messages may be sent.
public interface Destinations {

    /// Why not there, as the end of a sentence about the URL. Empty when nothing speaks against it so far: its host is
    /// looked up when something is sent, and judged each time.
    Optional<String> objection(URI url);
}
