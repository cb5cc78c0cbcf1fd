/// Work that comes again: patterns of time, and the schedules that follow them.
///
/// The invariant: a pattern, a zone and an instant give the same next fire time on every node, so whoever computes it
/// arrives at the same row. Start with [Recurrence].
@NullMarked
package dev.cloakroom.domain.schedules;

import org.jspecify.annotations.NullMarked;
