/// Leases in memory, and what every store of leases must do.
@NullMarked
package dev.cloakroom.application.leases;

import org.jspecify.annotations.NullMarked;
