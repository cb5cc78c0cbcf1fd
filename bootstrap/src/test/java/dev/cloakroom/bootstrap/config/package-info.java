@NullMarked
package dev.cloakroom.bootstrap.config;

import org.jspecify.annotations.NullMarked;
