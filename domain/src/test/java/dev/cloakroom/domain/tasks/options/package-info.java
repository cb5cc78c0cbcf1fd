@NullMarked
package dev.cloakroom.domain.tasks.options;

import org.jspecify.annotations.NullMarked;
