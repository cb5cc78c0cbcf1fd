/// Workers over a real server, with entries in memory.
@NullMarked
package dev.cloakroom.http.workers;

import org.jspecify.annotations.NullMarked;
