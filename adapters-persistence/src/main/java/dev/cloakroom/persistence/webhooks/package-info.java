/// Webhooks in PostgreSQL: endpoints, their secrets, and what was sent.
@NullMarked
package dev.cloakroom.persistence.webhooks;

import org.jspecify.annotations.NullMarked;
