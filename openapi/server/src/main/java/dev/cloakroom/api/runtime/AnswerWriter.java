package dev.cloakroom.api.runtime;

import dev.cloakroom.api.runtime.events.EventSink;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes an answer through Javalin. Whoever hands HEAD on as GET sets the attribute [#HEAD], so that no file is
/// fetched and no stream begun for a body that nobody will see, and sends the attribute [#LENGTH] as the length of it:
/// told to Jetty's servlets, who take the request for a GET, it would be a promise that is not kept.
public final class AnswerWriter {

    public static final String HEAD = AnswerWriter.class.getName() + ".head";
    public static final String LENGTH = AnswerWriter.class.getName() + ".length";

    private AnswerWriter() {}

    static void write(Encoded answer, Context ctx) throws IOException, InterruptedException {
        ctx.status(answer.status());
        answer.headers().forEach(ctx.res()::setHeader);
        if (answer.mediaType() != null) {
            // Without this Jetty adds the charset of Javalin's default type, which JSON does not have.
            ctx.res().setCharacterEncoding((String) null);
            ctx.res().setContentType(answer.mediaType());
        }
        var headersOnly = ctx.req().getAttribute(HEAD) != null;
        switch (answer.body()) {
            case Encoded.Body.None() -> {}
            case Encoded.Body.Text(var text) -> {
                // Not as Javalin's result, which it copies through a buffer of its own.
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                if (announces(bytes.length, headersOnly, ctx)) {
                    ctx.res().getOutputStream().write(bytes);
                }
            }
            case Encoded.Body.Bytes(var stream) -> {
                if (announces(stream.length(), headersOnly, ctx)) {
                    copy(stream, ctx);
                }
            }
            case Encoded.Body.Events(var source) -> {
                ctx.res().setHeader("Cache-Control", "no-store");
                // Otherwise nginx keeps events until its buffer is full.
                ctx.res().setHeader("X-Accel-Buffering", "no");
                if (!headersOnly) {
                    source.writeTo(new EventSink<>(ctx.res().getOutputStream()));
                }
            }
        }
    }

    /// Says how long the body is, where that is known, and answers whether it is to follow.
    private static boolean announces(long length, boolean headersOnly, Context ctx) {
        if (headersOnly) {
            ctx.req().setAttribute(LENGTH, length);
        } else if (length >= 0) {
            ctx.res().setContentLengthLong(length);
        }
        return !headersOnly;
    }

    private static void copy(ByteStream stream, Context ctx) throws IOException {
        try (var in = stream.source().open()) {
            in.transferTo(ctx.res().getOutputStream());
        }
    }
}
