/// Submitting, watching, running and ending jobs.
///
/// The database row is the truth and the epoch decides: a write that carries a lost epoch changes nothing. Start with
/// [JobHandler] to add a kind, with [Jobs] to hand work in.
@NullMarked
package dev.cloakroom.application.jobs;

import org.jspecify.annotations.NullMarked;
