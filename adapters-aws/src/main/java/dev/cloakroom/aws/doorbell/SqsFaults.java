package dev.cloakroom.aws.doorbell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/// What the SDK throws, as the port says it: [IOException]. An interrupt stays set, because the SDK clears it.
final class SqsFaults {

    private SqsFaults() {}

    static <T> T translated(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (AbortedException interrupted) {
            Thread.currentThread().interrupt();
            var stopped = new InterruptedIOException("interrupted while talking to SQS");
            stopped.initCause(interrupted);
            throw stopped;
        } catch (SdkException failed) {
            throw new IOException("SQS: " + failed.getMessage(), failed);
        }
    }
}
