/// Multipart bodies (RFC 7578): taken apart as a whole, or part by part while they arrive.
@NullMarked
package dev.cloakroom.api.runtime.parts;

import org.jspecify.annotations.NullMarked;
