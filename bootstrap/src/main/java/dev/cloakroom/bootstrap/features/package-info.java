/// One record for each feature: what it is made of, which operations it binds, which loops it runs.
@NullMarked
package dev.cloakroom.bootstrap.features;

import org.jspecify.annotations.NullMarked;
