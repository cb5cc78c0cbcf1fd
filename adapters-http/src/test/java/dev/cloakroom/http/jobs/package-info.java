@NullMarked
package dev.cloakroom.http.jobs;

import org.jspecify.annotations.NullMarked;
