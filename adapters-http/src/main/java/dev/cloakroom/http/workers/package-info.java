/// Workers over HTTP, for admins: who works, on what, and who is to take nothing more.
@NullMarked
package dev.cloakroom.http.workers;

import org.jspecify.annotations.NullMarked;
