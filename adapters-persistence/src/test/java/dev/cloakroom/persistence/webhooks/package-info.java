@NullMarked
package dev.cloakroom.persistence.webhooks;

import org.jspecify.annotations.NullMarked;
