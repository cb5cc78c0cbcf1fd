package dev.cloakroom.application.jobs.doorbell;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// What is to be rung for. Rows come from the statements that make jobs ready.
public interface Outbox {

    /// How much is to be sent, and how long the oldest of it has been.
    record Backlog(long rings, Duration oldest) {}

    /// Those that are due. Nobody else gets them before that time is over, so one that is neither sent nor put off
    /// comes again.
    List<Ring> take(int most, Duration hold);

    void delete(Collection<Ring> sent);

    /// Later, and the later the more often that happened.
    void putOff(Collection<Ring> failed);

    Backlog backlog();
}
