/// What a report is: its type, its format, and the file that comes of it.
@NullMarked
package dev.cloakroom.domain.reports;

import org.jspecify.annotations.NullMarked;
