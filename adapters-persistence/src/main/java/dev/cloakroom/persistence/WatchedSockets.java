package dev.cloakroom.persistence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Sockets for connections that are asked all day. A read of a virtual thread with a time-out sets a timer and takes it
/// back when the answer comes, and wakes the thread of the timers for each: that is a tenth of what the JVM does for a
/// look at a job. Here somebody looks once a second instead, and closes a socket whose read takes longer than the
/// time-out, so it ends a second late at most, and always by an [IOException]. Time-outs below a second, by which the
/// driver sees whether something is there at all, are what they always were.
public final class WatchedSockets extends DriverSockets {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final Duration pause;

    /// The driver makes it by this.
    public WatchedSockets() {
        this(System::nanoTime, BETWEEN_LOOKS);
    }

    WatchedSockets(LongSupplier nanos, Duration pause) {
        this.nanos = nanos;
        this.pause = pause;
    }

    @Override
    public Socket createSocket() {
        return new WatchedSocket(nanos, pause);
    }

    private static final class WatchedSocket extends Socket {

        private static final long NOT_READING = Long.MIN_VALUE;

        /// None is zero.
        private volatile int watchedMillis;

        private volatile long readingSince = NOT_READING;

        private final LongSupplier nanos;
        private final Duration pause;

        private WatchedSocket(LongSupplier nanos, Duration pause) {
            this.nanos = nanos;
            this.pause = pause;
        }

        @Override
        public void connect(SocketAddress server, int timeout) throws IOException {
            super.connect(server, timeout);
            Thread.ofVirtual().name("database-socket-watch").start(this::watch);
        }

        @Override
        public void setSoTimeout(int timeout) throws SocketException {
            boolean watched = timeout >= BETWEEN_LOOKS.toMillis();
            super.setSoTimeout(watched ? 0 : timeout);
            watchedMillis = watched ? timeout : 0;
        }

        @Override
        public int getSoTimeout() throws SocketException {
            int watched = watchedMillis;
            return watched == 0 ? super.getSoTimeout() : watched;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    readingSince = nanos.getAsLong();
                    try {
                        return in.read(buffer, offset, length);
                    } finally {
                        readingSince = NOT_READING;
                    }
                }
            };
        }

        private void watch() {
            try {
                while (!isClosed()) {
                    Thread.sleep(pause);
                    if (isLate()) {
                        close();
                    }
                }
            } catch (InterruptedException | IOException _) {
                // Nobody interrupts it, and a socket that cannot be closed is of no use to its reader either.
            }
        }

        private boolean isLate() {
            long since = readingSince;
            int watched = watchedMillis;
            long now = nanos.getAsLong();
            return watched > 0
                    && since != NOT_READING
                    && now - since > Duration.ofMillis(watched).toNanos();
        }
    }
}
