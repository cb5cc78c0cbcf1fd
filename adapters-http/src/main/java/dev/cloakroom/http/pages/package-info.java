/// Pages for people: plain HTML that loads nothing and runs nothing.
///
/// Start with [Page].
@NullMarked
package dev.cloakroom.http.pages;

import org.jspecify.annotations.NullMarked;
