/// Serves what was generated from a nasty contract on a real port, and asks it nasty questions.
@NullMarked
package dev.cloakroom.api.runtime;

import org.jspecify.annotations.NullMarked;
