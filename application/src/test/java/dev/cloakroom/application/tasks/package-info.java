/// Tasks: what every store of them must do, one in memory, and the use cases against it.
@NullMarked
package dev.cloakroom.application.tasks;

import org.jspecify.annotations.NullMarked;
