/// Figures, each beside a floor measured in the same run: what the machine does with the same work and none of our
/// care.
@NullMarked
package dev.cloakroom.bench;

import org.jspecify.annotations.NullMarked;
