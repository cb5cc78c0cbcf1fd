/// What every blob store must do, and one in memory.
@NullMarked
package dev.cloakroom.application.blobs;

import org.jspecify.annotations.NullMarked;
