/// The operations of the tag `schedules`.
@NullMarked
package dev.cloakroom.http.schedules;

import org.jspecify.annotations.NullMarked;
