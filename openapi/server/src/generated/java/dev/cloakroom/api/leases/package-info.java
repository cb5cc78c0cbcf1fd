/// The operations of the tag leases. Generated from the contract.
@NullMarked
package dev.cloakroom.api.leases;

import org.jspecify.annotations.NullMarked;
