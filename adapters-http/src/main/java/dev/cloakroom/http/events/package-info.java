/// The operations of the tag `events`.
@NullMarked
package dev.cloakroom.http.events;

import org.jspecify.annotations.NullMarked;
