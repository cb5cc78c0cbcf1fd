package dev.cloakroom.application.jobs.doorbell;

import dev.cloakroom.domain.jobs.JobId;

/// One message that is to be sent. A job may be rung for again before the first ring is gone: `number` tells them
/// apart. The owner's number groups messages, so that nobody's crowd keeps the others waiting.
public record Ring(long number, JobId job, int ownerNumber) {}
