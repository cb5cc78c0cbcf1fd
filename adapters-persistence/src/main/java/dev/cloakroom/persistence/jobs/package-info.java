/// The statements of the engine: they alone decide races, by epoch and state.
///
/// `job_queue` holds exactly one row per job that is not over, `job_outcome` one per job that is. Start with
/// [JdbiJobs] for the owners' side, with [JdbiJobQueue] for the workers'.
@NullMarked
package dev.cloakroom.persistence.jobs;

import org.jspecify.annotations.NullMarked;
