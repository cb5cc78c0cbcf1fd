package dev.cloakroom.http.client;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/// The text of a body, where it is one: bytes that do not fit their charset are none. A NUL, which no database stores,
/// becomes the replacement character.
final class AnswerText {

    private AnswerText() {}

    /// @param cut whether more bytes followed, so that the last character may be torn
    static @Nullable String of(byte[] bytes, int length, boolean cut, @Nullable String contentType) {
        var decoder = charset(contentType)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate((int) (length * (double) decoder.maxCharsPerByte()) + 1);
        var result = decoder.decode(ByteBuffer.wrap(bytes, 0, length), text, !cut);
        return result == CoderResult.UNDERFLOW ? text.flip().toString().replace('\0', '\ufffd') : null;
    }

    private static Charset charset(@Nullable String contentType) {
        try {
            var type = ContentType.parseLenient(contentType);
            var charset = type == null ? null : type.getCharset();
            return charset == null ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException _) {
            return StandardCharsets.UTF_8;
        }
    }
}
