/// Tests of the server against real sockets on a port of their own.
@NullMarked
package dev.cloakroom.http;

import org.jspecify.annotations.NullMarked;
