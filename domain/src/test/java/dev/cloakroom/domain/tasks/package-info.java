/// The rules of tasks.
@NullMarked
package dev.cloakroom.domain.tasks;

import org.jspecify.annotations.NullMarked;
