/// Where files are kept: an object store, keyed by text.
///
/// The invariant: an object is there whole or not at all; a broken or abandoned upload leaves nothing that can be read.
/// Start with [Blobs].
@NullMarked
package dev.cloakroom.application.blobs;

import org.jspecify.annotations.NullMarked;
