/// Handing in jobs again and again, at the times of a pattern.
///
/// The invariant: one job per schedule and fire time. A schedule is locked while it fires, its jobs, the record of the
/// fire times and the next one are stored together, and that record is unique. Start with [FireSchedules].
@NullMarked
package dev.cloakroom.application.schedules;

import org.jspecify.annotations.NullMarked;
