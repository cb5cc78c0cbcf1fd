/// How much one principal may ask for, and how much all of them together.
///
/// Every node counts for itself and shares nothing, so a limit costs no round trip and cannot be away; what it is worth
/// over all nodes is the limit times the nodes, at most. Start with [Limits]; [Admission] stands before it.
@NullMarked
package dev.cloakroom.http.limits;

import org.jspecify.annotations.NullMarked;
