package dev.cloakroom.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;

/// One event, one line, one flat JSON object: the key-values of the event stand beside `at`, `level`, `logger` and
/// `message`, so that `request_id` and the like can be searched for as they are.
public final class JsonLines extends EncoderBase<ILoggingEvent> {

    private static final byte[] NONE = {};
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public byte[] headerBytes() {
        return NONE;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("at", event.getInstant().toString());
        fields.put("level", event.getLevel().toString());
        fields.put("logger", event.getLoggerName());
        fields.put("message", event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                fields.put(pair.key, plain(pair.value));
            }
        }
        if (event.getThrowableProxy() != null) {
            fields.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return (JSON.writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return NONE;
    }

    private static Object plain(Object value) {
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }
}
