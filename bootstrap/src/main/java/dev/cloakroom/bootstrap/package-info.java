/// The composition root: configuration, roles, wiring, loops, and what an operator asks a running process.
///
/// The only place that reads the environment and the clock, and where an implementation is chosen for a port. Start
/// with [App].
@NullMarked
package dev.cloakroom.bootstrap;

import org.jspecify.annotations.NullMarked;
