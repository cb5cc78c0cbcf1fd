/// CSV files that other programs wrote.
@NullMarked
package dev.cloakroom.bootstrap.csv;

import org.jspecify.annotations.NullMarked;
