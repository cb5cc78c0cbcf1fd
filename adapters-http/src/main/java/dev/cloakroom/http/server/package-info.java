/// The listener: Javalin and Jetty with their defaults set right, and what only Jetty can see.
///
/// A request passes [Edge], then the router and the policy, then its handler; whatever is thrown ends in
/// [ThrownAnswers], what Jetty refuses by itself in [JettyErrors], and all of it in [RequestJournal]. Start with
/// [HttpServer].
@NullMarked
package dev.cloakroom.http.server;

import org.jspecify.annotations.NullMarked;
