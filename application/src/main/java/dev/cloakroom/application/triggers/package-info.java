/// Making jobs of events.
///
/// The invariant: an event, the jobs that come of it and what its triggers count of it are stored in one transaction;
/// a trigger that cannot do its part says so in its tally and never holds up the event. Start with [FireTriggers].
@NullMarked
package dev.cloakroom.application.triggers;

import org.jspecify.annotations.NullMarked;
