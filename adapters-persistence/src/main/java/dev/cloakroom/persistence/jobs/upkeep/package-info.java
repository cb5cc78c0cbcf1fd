/// The tables of the engine as who tends them sees them: history by the week, and the state of the hot table.
@NullMarked
package dev.cloakroom.persistence.jobs.upkeep;

import org.jspecify.annotations.NullMarked;
