@NullMarked
package dev.cloakroom.persistence.queues;

import org.jspecify.annotations.NullMarked;
