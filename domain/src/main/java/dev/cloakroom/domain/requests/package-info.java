/// Requests of the public: what somebody asked for, and how its status went on.
///
/// Start with [TrackedRequest]; which way a status may go stands in [RequestStatus].
@NullMarked
package dev.cloakroom.domain.requests;

import org.jspecify.annotations.NullMarked;
