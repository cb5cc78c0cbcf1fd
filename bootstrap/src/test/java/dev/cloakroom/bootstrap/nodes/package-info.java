/// Processes of their own, as an installation has them: started, stopped, killed, and cut off from one another.
@NullMarked
package dev.cloakroom.bootstrap.nodes;

import org.jspecify.annotations.NullMarked;
