@NullMarked
package dev.cloakroom.application.schedules;

import org.jspecify.annotations.NullMarked;
