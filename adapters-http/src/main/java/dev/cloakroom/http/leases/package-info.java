/// Leases over HTTP: workers in any language take jobs, say that they live, and hand in what they made.
///
/// A worker may wait for jobs; it is parked until one is ready, and let go when the process ends. Start with
/// [LeasesApi].
@NullMarked
package dev.cloakroom.http.leases;

import org.jspecify.annotations.NullMarked;
