@NullMarked
package dev.cloakroom.application.queues;

import org.jspecify.annotations.NullMarked;
