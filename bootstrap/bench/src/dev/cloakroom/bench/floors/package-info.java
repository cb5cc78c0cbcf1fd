/// What the benchmarks measure themselves against: the same work, and nothing more.
@NullMarked
package dev.cloakroom.bench.floors;

import org.jspecify.annotations.NullMarked;
