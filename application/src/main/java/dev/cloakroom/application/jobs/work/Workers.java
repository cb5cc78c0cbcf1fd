package dev.cloakroom.application.jobs.work;

import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// The processes that work: one entry per start, never per host, so that a name that comes again revives nothing.
public interface Workers {

    /// Who a process is and what it can do, for those who look into the table.
    record Identity(String host, String version, Set<String> kinds, int slots) {}

    /// What a worker hears when it says that it lives: which of its jobs are to be canceled, and whether it is to
    /// take no more of them.
    record Heard(Set<JobId> canceling, boolean draining) {}

    /// The number of a new entry.
    long register(UUID incarnation, Identity identity);

    /// Says that the worker lives; empty when the entry is gone.
    Optional<Heard> beat(long worker);

    /// Shows that the worker takes no more jobs.
    void drain(long worker);

    /// Says that the worker has nothing left. What it holds nevertheless is rescued at once.
    void deregister(long worker);

    /// Deletes the entries of those who went away long ago and hold nothing.
    int forget(Duration silence);

    /// Takes or keeps the lead for that long. Empty while somebody else has it, else the term, which rises with each
    /// change of hands.
    OptionalLong lead(String name, UUID holder, Duration time);
}
