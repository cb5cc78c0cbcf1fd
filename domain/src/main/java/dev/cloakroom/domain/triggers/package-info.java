/// What makes jobs of events: which events, what must hold of them, and what the job is made of.
///
/// The invariant: what a trigger makes of an event is decided by the two alone, so a try-out says what firing does.
/// Start with [Trigger].
@NullMarked
package dev.cloakroom.domain.triggers;

import org.jspecify.annotations.NullMarked;
