@NullMarked
package dev.cloakroom.bootstrap.features.jobs;

import org.jspecify.annotations.NullMarked;
