/// Outbound HTTP, against servers in this process.
@NullMarked
package dev.cloakroom.http.client;

import org.jspecify.annotations.NullMarked;
