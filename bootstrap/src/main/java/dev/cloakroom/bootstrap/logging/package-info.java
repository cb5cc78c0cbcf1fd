/// Logging: one line per event, for people at a terminal and as JSON everywhere else. Start with [Logging].
@NullMarked
package dev.cloakroom.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
