@NullMarked
package dev.cloakroom.application.bulkactions;

import org.jspecify.annotations.NullMarked;
