@NullMarked
package dev.cloakroom.http.queues;

import org.jspecify.annotations.NullMarked;
