package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.jobs.Backoff;

/// Runs the jobs of one built-in kind. It may run twice for one job (after a crash), so its effects must carry
/// [Execution#epoch()] or be safe to repeat. It is interrupted on cancellation, time-out and shutdown and then must
/// return or throw soon; what it writes later is lost by its epoch.
public interface JobHandler {

    String kind();

    /// How long to wait after an attempt that failed and did not say itself.
    default Backoff backoff() {
        return Backoff.DEFAULT;
    }

    /// Does the work. An exception that is not expected counts as a failed attempt and is tried again.
    Ending run(Execution execution) throws Exception;
}
