/// Tests of the CSV engine.
@NullMarked
package dev.cloakroom.application.tasks.csv.seen;

import org.jspecify.annotations.NullMarked;
