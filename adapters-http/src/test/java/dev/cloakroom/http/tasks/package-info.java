/// The operations on tasks, over HTTP.
@NullMarked
package dev.cloakroom.http.tasks;

import org.jspecify.annotations.NullMarked;
