/// The operations of the tag triggers. Generated from the contract.
@NullMarked
package dev.cloakroom.api.triggers;

import org.jspecify.annotations.NullMarked;
