/// Mail to the outside, by SMTP. Start with [SmtpMailer].
@NullMarked
package dev.cloakroom.http.mail;

import org.jspecify.annotations.NullMarked;
