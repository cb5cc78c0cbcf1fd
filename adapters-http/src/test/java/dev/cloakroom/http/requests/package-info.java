@NullMarked
package dev.cloakroom.http.requests;

import org.jspecify.annotations.NullMarked;
