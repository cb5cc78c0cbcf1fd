@NullMarked
package dev.cloakroom.http.webhooks;

import org.jspecify.annotations.NullMarked;
