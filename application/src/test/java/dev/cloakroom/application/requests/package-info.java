@NullMarked
package dev.cloakroom.application.requests;

import org.jspecify.annotations.NullMarked;
