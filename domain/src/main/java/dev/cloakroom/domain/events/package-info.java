/// What happened: events that clients send and events of the product itself, each of a dotted type.
///
/// Start with [Event]. An [EventPattern] says which types somebody listens to.
@NullMarked
package dev.cloakroom.domain.events;

import org.jspecify.annotations.NullMarked;
