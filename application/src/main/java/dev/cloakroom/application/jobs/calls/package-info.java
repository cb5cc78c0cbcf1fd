/// The kind `http`: a job that calls a URL.
///
/// Start with [CallHandler]; what it may be told stands in [HttpCall], how the other server is reached is behind
/// [HttpCalls].
@NullMarked
package dev.cloakroom.application.jobs.calls;

import org.jspecify.annotations.NullMarked;
