package dev.cloakroom.application.jobs.work;

import java.time.Duration;

/// What is kept of jobs, by the week of their submission.
public interface JobHistory {

    /// Makes room for submissions up to that far from now; says how many weeks were made.
    int makeRoom(Duration ahead);

    /// Deletes the checkpoints of jobs that are over; says how many.
    int forgetCheckpoints(int atMost);
}
