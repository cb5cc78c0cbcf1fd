package dev.cloakroom.application.jobs.mail;

import dev.cloakroom.application.jobs.PayloadReader;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Email;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the payload of a job of the kind `email` asks for. Everybody in `to` sees everybody else there.
public record Mail(
        List<String> to,
        String subject,
        String text,
        @Nullable String html,
        @Nullable String replyTo) {

    private static final int MOST_RECIPIENTS = 50;
    private static final int LONGEST_SUBJECT = 250;
    private static final int LONGEST_TEXT = 200_000;

    /// What would end the header, and begin another one of the owner's choice.
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}|[\\u2028\\u2029]");

    private static final Pattern ASCII = Pattern.compile("[\\x21-\\x7e]+");

    public Mail {
        to = List.copyOf(to);
    }

    /// @throws Rejection.Unprocessable with every fault of the payload
    public static Mail of(@Nullable Json payload) {
        var reader = new PayloadReader(payload);
        var to = recipients(reader);
        var subject = reader.needed("subject", reader.text("subject", LONGEST_SUBJECT));
        if (subject.filter(text -> CONTROL.matcher(text).find()).isPresent()) {
            reader.fault("subject", "pattern", "must be one line without control characters");
        }
        var text = reader.needed("text", reader.text("text", LONGEST_TEXT));
        var html = reader.text("html", LONGEST_TEXT);
        var replyTo = reader.text("reply_to", 254);
        if (replyTo.filter(address -> !isAddress(address)).isPresent()) {
            reader.fault("reply_to", "email", "must be an e-mail address in ASCII");
        }
        reader.end();
        return new Mail(
                List.copyOf(to), subject.orElseThrow(), text.orElseThrow(), html.orElse(null), replyTo.orElse(null));
    }

    /// How many it goes to is all that a log may know.
    @Override
    public String toString() {
        return "mail to " + to.size();
    }

    private static SequencedSet<String> recipients(PayloadReader reader) {
        var to = new LinkedHashSet<String>();
        var items = reader.items("to", MOST_RECIPIENTS);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Json.Str(var address) && isAddress(address)) {
                to.add(address);
            } else {
                reader.fault("to/" + i, "email", "must be an e-mail address in ASCII");
            }
        }
        if (items.isEmpty()) {
            reader.fault("to", "required", "must hold at least one address");
        }
        return to;
    }

    private static boolean isAddress(String text) {
        return ASCII.matcher(text).matches() && Email.parse(text).isPresent();
    }
}
