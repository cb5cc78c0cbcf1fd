@NullMarked
package dev.cloakroom.http.server;

import org.jspecify.annotations.NullMarked;
