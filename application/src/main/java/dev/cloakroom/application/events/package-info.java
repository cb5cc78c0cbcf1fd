/// Events: what clients tell, what the product announces, and who is told of it.
///
/// The invariant: a system event and the row of the outbox that stands for telling it are stored in one transaction,
/// and that row goes in the transaction in which every subscriber did its part: each does it exactly once. Start with
/// [Announcements] and [DispatchEvents].
@NullMarked
package dev.cloakroom.application.events;

import org.jspecify.annotations.NullMarked;
