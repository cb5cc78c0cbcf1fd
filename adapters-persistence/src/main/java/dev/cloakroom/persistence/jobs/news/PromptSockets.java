package dev.cloakroom.persistence.jobs.news;

import dev.cloakroom.persistence.DriverSockets;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/// Sockets for the connection that listens. After each notification the driver reads once more, for a millisecond, to
/// see whether others follow, and passes on nothing meanwhile: most of the time between telling and hearing. On these
/// sockets such a read takes what there is, or gives up at once; what comes later wakes the next read.
public final class PromptSockets extends DriverSockets {

    /// Nobody else has that little patience.
    private static final int LOOK_MILLIS = 1;

    @Override
    public Socket createSocket() {
        return new PromptSocket();
    }

    private static final class PromptSocket extends Socket {
        private volatile boolean looks;

        @Override
        public void setSoTimeout(int timeout) throws SocketException {
            super.setSoTimeout(timeout);
            looks = timeout == LOOK_MILLIS;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    if (looks && in.available() == 0) {
                        throw new SocketTimeoutException("nothing is here yet");
                    }
                    return in.read(buffer, offset, length);
                }
            };
        }
    }
}
