@NullMarked
package dev.cloakroom.application.events;

import org.jspecify.annotations.NullMarked;
