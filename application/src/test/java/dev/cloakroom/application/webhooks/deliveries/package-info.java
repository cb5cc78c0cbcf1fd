@NullMarked
package dev.cloakroom.application.webhooks.deliveries;

import org.jspecify.annotations.NullMarked;
