package dev.cloakroom.application.blobs;

import java.io.IOException;
import java.io.OutputStream;

/// An object that is being written, in constant memory. Closing it without [#complete] abandons it, and nothing
/// remains; that holds too when the thread was interrupted.
public abstract class Upload extends OutputStream {

    /// Makes the object readable. Nothing may be written afterwards.
    public abstract void complete() throws IOException;
}
