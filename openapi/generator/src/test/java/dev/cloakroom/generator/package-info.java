/// Compares what is generated from a nasty contract with what is committed, and shows what is refused. The committed
/// files are sources of the server module's tests, which compile them and serve them.
@NullMarked
package dev.cloakroom.generator;

import org.jspecify.annotations.NullMarked;
