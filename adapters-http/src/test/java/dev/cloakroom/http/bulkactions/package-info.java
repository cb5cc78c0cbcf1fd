@NullMarked
package dev.cloakroom.http.bulkactions;

import org.jspecify.annotations.NullMarked;
