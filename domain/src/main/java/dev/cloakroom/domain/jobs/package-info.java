/// The one state machine of all asynchronous work.
///
/// A job goes from queued to running to exactly one terminal status, which never changes. Start with [JobStatus], then
/// [Job]; `application.jobs` moves jobs along, `persistence.jobs` holds the statements that decide every race.
@NullMarked
package dev.cloakroom.domain.jobs;

import org.jspecify.annotations.NullMarked;
