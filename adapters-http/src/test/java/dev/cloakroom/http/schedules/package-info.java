@NullMarked
package dev.cloakroom.http.schedules;

import org.jspecify.annotations.NullMarked;
