package dev.cloakroom.api.runtime;

import dev.cloakroom.api.runtime.events.EventSink;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes an answer through Javalin. Whoever hands HEAD on as GET sets the attribute [#HEAD], so that no file is
/// fetched and no stream begun for a body that nobody will see.
public final class AnswerWriter {

    public static final String HEAD = AnswerWriter.class.getName() + ".head";

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
                ctx.res().setContentLength(bytes.length);
                if (!headersOnly) {
                    ctx.res().getOutputStream().write(bytes);
                }
            }
            case Encoded.Body.Bytes(var stream) -> {
                if (stream.length() >= 0) {
                    ctx.res().setContentLengthLong(stream.length());
                }
                if (!headersOnly) {
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

    private static void copy(ByteStream stream, Context ctx) throws IOException {
        try (var in = stream.source().open()) {
            in.transferTo(ctx.res().getOutputStream());
        }
    }
}
