/// What the generated server rests on: it reads requests with all their faults at once, validates bodies against
/// the contract, and writes answers. Generated code decides the names and the order, this package does the work.
@NullMarked
package dev.cloakroom.api.runtime;

import org.jspecify.annotations.NullMarked;
