package dev.cloakroom.application.jobs.upkeep;

import java.time.Duration;

/// What is kept of jobs, by the week of their submission.
public interface JobHistory {

    /// Makes room for submissions up to that far from now, and for what came from clocks far off; says how many weeks
    /// were made.
    int makeRoom(Duration ahead);

    /// Deletes the checkpoints of jobs that are over; says how many.
    int forgetCheckpoints(int atMost);

    /// Says how long what ended is kept; from then on all nodes tell it to clients.
    void keep(Duration retention);

    /// Drops the oldest week whose jobs have all been over for that long, once nothing else belongs to them; until then
    /// a chunk of what does. True when there may be more. Gives up, and is false, where it would have to wait.
    boolean dropPast();
}
