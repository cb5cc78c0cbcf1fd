/// Tests of the pages and answers that operators and readers see.
@NullMarked
package dev.cloakroom.http.operation;

import org.jspecify.annotations.NullMarked;
