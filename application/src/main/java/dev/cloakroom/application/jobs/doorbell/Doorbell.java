package dev.cloakroom.application.jobs.doorbell;

import dev.cloakroom.domain.jobs.JobId;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The queue of messages. Each is heard at least once, by anybody, in any order; who heard it has it for a minute, and
/// longer if he asks to.
public interface Doorbell {

    /// As many as are heard at a time.
    int MOST_AT_ONCE = 10;

    /// A message that was heard. The receipt is of this hearing; another one of the same message has its own.
    record Call(JobId job, String receipt) {}

    /// Sends; answers what was not taken.
    ///
    /// @throws IOException where perhaps none was
    Set<Ring> ring(List<Ring> rings) throws IOException, InterruptedException;

    /// Waits until there is a message; none at all where there is none in that time. What no message of ours can look
    /// like is left to be given up on.
    List<Call> hear(int most, Duration wait) throws IOException, InterruptedException;

    /// Has these for another minute from now on. One that is no longer had is left out in silence.
    void keep(Collection<Call> calls) throws IOException, InterruptedException;

    /// Lets others hear these at once.
    void release(Collection<Call> calls) throws IOException, InterruptedException;

    /// Nobody needs to hear these again. A receipt that is no longer worth anything is left out in silence.
    void acknowledge(Collection<Call> calls) throws IOException, InterruptedException;
}
