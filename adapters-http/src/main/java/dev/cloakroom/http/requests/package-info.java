/// Tracked requests over HTTP: the operations, the page that a tracking link opens, and the tokens in the links.
///
/// Start with [RequestsApi].
@NullMarked
package dev.cloakroom.http.requests;

import org.jspecify.annotations.NullMarked;
