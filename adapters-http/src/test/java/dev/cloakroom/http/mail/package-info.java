/// Tests of outgoing mail against a real SMTP server, and against one that misbehaves.
@NullMarked
package dev.cloakroom.http.mail;

import org.jspecify.annotations.NullMarked;
