/// The operations of the tag `triggers`.
@NullMarked
package dev.cloakroom.http.triggers;

import org.jspecify.annotations.NullMarked;
