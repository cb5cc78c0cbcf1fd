@NullMarked
package dev.cloakroom.application.operation;

import org.jspecify.annotations.NullMarked;
