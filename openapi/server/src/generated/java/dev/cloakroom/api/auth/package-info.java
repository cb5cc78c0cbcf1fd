/// The operations of the tag auth. Generated from the contract.
@NullMarked
package dev.cloakroom.api.auth;

import org.jspecify.annotations.NullMarked;
