/// Tests of the CSV engine.
@NullMarked
package dev.cloakroom.application.tasks.csv.cells;

import org.jspecify.annotations.NullMarked;
