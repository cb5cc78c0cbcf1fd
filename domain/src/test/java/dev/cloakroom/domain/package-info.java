@NullMarked
package dev.cloakroom.domain;

import org.jspecify.annotations.NullMarked;
