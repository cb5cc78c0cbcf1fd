package dev.cloakroom.domain.leases;

import dev.cloakroom.domain.jobs.JobId;

/// One lease of a job: who holds the job later has a higher epoch.
public record LeaseKey(JobId id, int epoch) {}
