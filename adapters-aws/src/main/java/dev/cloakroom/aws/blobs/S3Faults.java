package dev.cloakroom.aws.blobs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/// What the SDK throws, as the port says it: [IOException]. An interrupt stays set, because the SDK clears it.
final class S3Faults {

    private S3Faults() {}

    static <T> T translated(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (AbortedException interrupted) {
            Thread.currentThread().interrupt();
            var stopped = new InterruptedIOException("interrupted while talking to S3");
            stopped.initCause(interrupted);
            throw stopped;
        } catch (SdkException failed) {
            throw new IOException("S3: " + failed.getMessage(), failed);
        }
    }
}
