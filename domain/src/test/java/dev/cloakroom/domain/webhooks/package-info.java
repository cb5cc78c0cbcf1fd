@NullMarked
package dev.cloakroom.domain.webhooks;

import org.jspecify.annotations.NullMarked;
