/// The entries of workers, as an admin reads them.
@NullMarked
package dev.cloakroom.persistence.workers;

import org.jspecify.annotations.NullMarked;
