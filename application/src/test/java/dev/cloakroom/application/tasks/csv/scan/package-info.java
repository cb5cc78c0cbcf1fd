/// Tests of the CSV engine.
@NullMarked
package dev.cloakroom.application.tasks.csv.scan;

import org.jspecify.annotations.NullMarked;
