/// Reports, tested with ports in memory.
@NullMarked
package dev.cloakroom.application.reports;

import org.jspecify.annotations.NullMarked;
