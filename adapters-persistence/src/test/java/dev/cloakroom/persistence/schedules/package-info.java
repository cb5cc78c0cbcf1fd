@NullMarked
package dev.cloakroom.persistence.schedules;

import org.jspecify.annotations.NullMarked;
