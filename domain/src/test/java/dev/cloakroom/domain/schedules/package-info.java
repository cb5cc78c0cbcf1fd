@NullMarked
package dev.cloakroom.domain.schedules;

import org.jspecify.annotations.NullMarked;
