package dev.cloakroom.application.tasks.csv;

import java.io.Closeable;
import java.io.IOException;

/// Room on a disk for what does not fit in memory. What is written there is worth nothing once the task has ended.
public interface Scratch {

    /// A new, empty file; closing it removes it.
    Spill open() throws IOException;

    /// Written at its end, read anywhere. One thread at a time.
    interface Spill extends Closeable {
        void append(byte[] bytes, int from, int length) throws IOException;

        /// Fills `length` bytes from what was appended `position` bytes behind the start.
        void read(long position, byte[] into, int from, int length) throws IOException;
    }
}
