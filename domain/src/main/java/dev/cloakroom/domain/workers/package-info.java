/// Who works on jobs, as an admin sees it: our own processes, and those who lease jobs over HTTP.
@NullMarked
package dev.cloakroom.domain.workers;

import org.jspecify.annotations.NullMarked;
