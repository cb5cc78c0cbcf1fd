/// Reports over HTTP: asking for one, waiting for it, collecting the address of its file.
///
/// The entity tag of a finished report names the window of its download address, so a 304 never confirms an address
/// that has expired. Start with [ReportsApi].
@NullMarked
package dev.cloakroom.http.reports;

import org.jspecify.annotations.NullMarked;
