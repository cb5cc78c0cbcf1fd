/// Tests of the CSV engine.
@NullMarked
package dev.cloakroom.application.tasks.csv;

import org.jspecify.annotations.NullMarked;
