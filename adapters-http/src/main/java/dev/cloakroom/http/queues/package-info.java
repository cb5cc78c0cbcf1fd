/// The operations of the tag `queues`.
@NullMarked
package dev.cloakroom.http.queues;

import org.jspecify.annotations.NullMarked;
