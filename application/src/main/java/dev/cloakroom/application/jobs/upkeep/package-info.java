/// What one process does for all: jobs become due, expire, or are taken from workers that went silent; old weeks of
/// history are dropped, and the table that claims go through is tended.
///
/// Each is a step for a loop and safe to do twice, so two leaders for a moment do no harm. Start with [Leadership].
@NullMarked
package dev.cloakroom.application.jobs.upkeep;

import org.jspecify.annotations.NullMarked;
