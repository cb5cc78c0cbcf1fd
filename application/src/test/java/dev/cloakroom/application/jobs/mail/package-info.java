/// Tests of the kind `email`, without a mail server.
@NullMarked
package dev.cloakroom.application.jobs.mail;

import org.jspecify.annotations.NullMarked;
