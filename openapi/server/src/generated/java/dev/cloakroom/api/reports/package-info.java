/// The operations of the tag reports. Generated from the contract.
@NullMarked
package dev.cloakroom.api.reports;

import org.jspecify.annotations.NullMarked;
