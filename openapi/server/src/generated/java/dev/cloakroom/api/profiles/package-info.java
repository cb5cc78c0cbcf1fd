/// The operations of the tag profiles. Generated from the contract.
@NullMarked
package dev.cloakroom.api.profiles;

import org.jspecify.annotations.NullMarked;
