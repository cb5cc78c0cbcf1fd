/// The rules of reports.
@NullMarked
package dev.cloakroom.domain.reports;

import org.jspecify.annotations.NullMarked;
