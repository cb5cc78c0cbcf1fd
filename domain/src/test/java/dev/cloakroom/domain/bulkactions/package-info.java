@NullMarked
package dev.cloakroom.domain.bulkactions;

import org.jspecify.annotations.NullMarked;
