/// Jobs over HTTP: lists, conditional long-polls, results, the event stream.
///
/// One revision stands behind the ETag of a job and the id of its events, so a client may change from the one
/// to the other in the middle of a job without a gap. Start with [JobsApi].
@NullMarked
package dev.cloakroom.http.jobs;

import org.jspecify.annotations.NullMarked;
