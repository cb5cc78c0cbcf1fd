package dev.cloakroom.application.tasks;

import dev.cloakroom.domain.Json;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// A task while a client sends it.
public interface IncomingTask {

    /// Passes the file on while it arrives, and returns when all of the request has been read. What it throws is for
    /// the client, or says that the client went away.
    Received receiveInto(OutputStream file);

    /// What came beside the content of the file. `fingerprint` is a text that is the same for the same options and file
    /// name.
    record Received(@Nullable String fileName, Json.Obj options, String fingerprint) {}
}
