/// HTTP to the outside: one client that can only connect to addresses it may, and what is read through it.
///
/// The invariant: the address that was judged is the address that is connected to. Start with [OutboundClient].
@NullMarked
package dev.cloakroom.http.client;

import org.jspecify.annotations.NullMarked;
