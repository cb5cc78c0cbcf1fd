package dev.cloakroom.application.tasks.csv;

/// Is told a few times in each MiB how far a task has come; by the thread that runs it.
@FunctionalInterface
public interface ProgressListener {

    /// @param bytes of the input as it arrived, which may be compressed
    /// @param rows data records decided so far
    /// @param rejected those of them that were rejected
    void made(long bytes, long rows, long rejected);
}
