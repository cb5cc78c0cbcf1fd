/// What holds for every request: problems, policy, conditional requests, the request log.
///
/// Every answer that is not a success is a problem document, whoever refuses: a rule, the router, or Jetty
/// itself. [Policy] is default deny and is driven by the metadata of the contract. Start with [Policy] and
/// [Call]; the listener is in `server`, the features stand in the packages beside this one.
@NullMarked
package dev.cloakroom.http;

import org.jspecify.annotations.NullMarked;
