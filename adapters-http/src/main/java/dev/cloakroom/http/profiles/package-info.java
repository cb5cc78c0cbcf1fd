/// The operations of the tag `profiles`.
@NullMarked
package dev.cloakroom.http.profiles;

import org.jspecify.annotations.NullMarked;
