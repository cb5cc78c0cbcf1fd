package dev.cloakroom.application.jobs;

/// Runs the jobs of one built-in kind. It may run twice for one job (after a crash), so its effects must carry
/// [Execution#epoch()] or be safe to repeat. It is interrupted on cancellation, time-out and shutdown and then must
/// return or throw soon; what it writes later is lost by its epoch.
public interface JobHandler {

    String kind();

    /// Does the work. An exception that is not expected counts as a failed attempt and is tried again.
    Ending run(Execution execution) throws Exception;
}
