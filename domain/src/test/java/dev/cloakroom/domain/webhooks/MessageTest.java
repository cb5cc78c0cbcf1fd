package dev.cloakroom.domain.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static final Instant AT = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void theBodyTellsWhatHappenedAndWhen() {
        var message = message(Json.EMPTY.with("id", Json.of("1")));
        assertThat(message.body()).isEqualTo("{type=job.failed, timestamp=2026-01-01T10:00:00Z, data={id=1}}");
    }

    @Test
    void aLargeOneLosesItsLargeMembers() {
        var data = Json.EMPTY
                .with("id", Json.of("1"))
                .with("large", Json.of("\u00e9".repeat(10_000)))
                .with("last", Json.of(2));
        assertThat(message(data).body()).endsWith("data={id=1, last=2, shortened=true}}");
    }

    @Test
    void howeverManyMembersItHasItStaysSmall() {
        var data = Json.EMPTY;
        for (int i = 0; i < 50; i++) {
            data = data.with("member" + i, Json.of("\u00e9".repeat(450)));
        }
        assertThat(message(data).body().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(15_000, 20_000);
        assertThat(message(data).body()).contains("member0").doesNotContain("member49");
    }

    private static Message message(Json.Obj data) {
        return Message.of(new UUID(0, 1), "job.failed", AT, data, MessageTest::text);
    }

    private static String text(Json json) {
        return switch (json) {
            case Json.Obj(var members) -> {
                var text = new StringBuilder("{");
                members.forEach((name, value) -> text.append(text.length() > 1 ? ", " : "")
                        .append(name)
                        .append('=')
                        .append(text(value)));
                yield text.append('}').toString();
            }
            case Json.Str(var value) -> value;
            case Json.Num(var value) -> value.toPlainString();
            case Json.Bool(var value) -> String.valueOf(value);
            default -> json.toString();
        };
    }
}
