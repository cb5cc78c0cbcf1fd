@NullMarked
package dev.cloakroom.application.webhooks;

import org.jspecify.annotations.NullMarked;
