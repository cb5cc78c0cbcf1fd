/// Queues, which admins make: a name with a pause switch and a limit. Start with [Queue].
@NullMarked
package dev.cloakroom.domain.queues;

import org.jspecify.annotations.NullMarked;
