/// Leases over a real server, with jobs in memory.
@NullMarked
package dev.cloakroom.http.leases;

import org.jspecify.annotations.NullMarked;
