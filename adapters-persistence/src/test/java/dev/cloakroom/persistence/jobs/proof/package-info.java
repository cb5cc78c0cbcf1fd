/// What must hold whatever happens: the engine against its model, fencing, and a cut at each boundary.
@NullMarked
package dev.cloakroom.persistence.jobs.proof;

import org.jspecify.annotations.NullMarked;
