/// The contracts of the ports, the in-memory ones that tests use, and what their tests share.
@NullMarked
package dev.cloakroom.application;

import org.jspecify.annotations.NullMarked;
