@NullMarked
package dev.cloakroom.http.events;

import org.jspecify.annotations.NullMarked;
