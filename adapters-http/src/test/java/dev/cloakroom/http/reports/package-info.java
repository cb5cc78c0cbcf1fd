@NullMarked
package dev.cloakroom.http.reports;

import org.jspecify.annotations.NullMarked;
