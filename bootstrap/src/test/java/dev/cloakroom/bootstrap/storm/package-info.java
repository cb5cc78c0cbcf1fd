/// Workers that are killed and connections that are cut at random, and a checker of what they say they did.
@NullMarked
package dev.cloakroom.bootstrap.storm;

import org.jspecify.annotations.NullMarked;
