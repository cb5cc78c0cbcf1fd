package dev.cloakroom.application.jobs.work;

import dev.cloakroom.domain.jobs.Claim;

/// Hears what a person should look into.
public interface JobFaults {

    /// A handler threw what it does not declare as an ending.
    void unexpected(Claim claim, Throwable thrown);

    /// A handler goes on although it was interrupted; its slot was given up and what it writes later is lost.
    void stuck(Claim claim, StackTraceElement[] stack);
}
