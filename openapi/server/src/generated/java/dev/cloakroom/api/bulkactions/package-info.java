/// The operations of the tag bulk-actions. Generated from the contract.
@NullMarked
package dev.cloakroom.api.bulkactions;

import org.jspecify.annotations.NullMarked;
