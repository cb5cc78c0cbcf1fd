/// JSON as the contract has it: read strictly, checked against the schemas, written in the order of the contract. Knows
/// nothing of HTTP.
@NullMarked
package dev.cloakroom.api.runtime.json;

import org.jspecify.annotations.NullMarked;
