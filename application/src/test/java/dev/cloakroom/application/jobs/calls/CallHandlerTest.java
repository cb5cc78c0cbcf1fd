package dev.cloakroom.application.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.TestAttempt;
import dev.cloakroom.application.jobs.calls.HttpCalls.Outcome;
import dev.cloakroom.domain.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallHandlerTest {

    private static final Json.Obj PAYLOAD = Json.EMPTY.with("url", Json.of("https://example.com/"));

    @Test
    void anAnswerOf2xxIsTheResult() throws Exception {
        var answered = new Outcome.Answered(201, Map.of("etag", "\"1\""), "made", false, null);
        assertThat(run(PAYLOAD, answered))
                .isEqualTo(new Ending.Succeeded(Json.EMPTY
                        .with("status", Json.of(201))
                        .with("headers", Json.EMPTY.with("etag", Json.of("\"1\"")))
                        .with("body", Json.of("made"))
                        .with("truncated", Json.of(false))));
    }

    @Test
    void theOtherServerCanTellRepetitions() throws Exception {
        var sent = new ArrayList<Map<String, String>>();
        HttpCalls calls = (_, ours) -> {
            sent.add(new HashMap<>(ours));
            return answered(200, null);
        };
        var attempt = new TestAttempt(2, PAYLOAD, new ArrayList<>());
        var _ = new CallHandler(calls).run(attempt);
        assertThat(sent)
                .containsExactly(Map.of(
                        "Idempotency-Key", attempt.id().toString(),
                        "X-Cloakroom-Job", attempt.id().toString(),
                        "X-Cloakroom-Attempt", "2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 425, 429})
    void whatMayPassIsTriedAgainWhenTheOtherServerSaysSo(int status) throws Exception {
        assertThat(run(PAYLOAD, answered(status, Duration.ofSeconds(7))))
                .isInstanceOfSatisfying(Ending.Failed.class, failed -> {
                    assertThat(failed.failure().code()).isEqualTo("dependency-unavailable");
                    assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(7));
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 404, 422})
    void whatWillNotPassIsNotTriedAgain(int status) throws Exception {
        assertThat(run(PAYLOAD, answered(status, null)))
                .isInstanceOfSatisfying(
                        Ending.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo("call-refused"));
    }

    @Test
    void unlessTheOwnerAsksForIt() throws Exception {
        var payload = PAYLOAD.with("retry_on", new Json.Arr(List.of(Json.of(404))));
        assertThat(run(payload, answered(404, null))).isInstanceOf(Ending.Failed.class);
    }

    @Test
    void aRedirectIsNamedAndNotFollowed() throws Exception {
        var moved = new Outcome.Answered(302, Map.of("location", "http://10.0.0.1/"), "", false, null);
        assertThat(run(PAYLOAD, moved))
                .isInstanceOfSatisfying(
                        Ending.Refused.class,
                        refused -> assertThat(refused.failure().detail())
                                .isEqualTo("The other server answered 302 and points to http://10.0.0.1/,"
                                        + " which is not followed."));
    }

    @Test
    void aFailureKeepsTheBeginningOfTheAnswer() throws Exception {
        var answer = new Outcome.Answered(500, Map.of(), "x".repeat(1999) + "\ud83d\ude00", false, null);
        var failed = (Ending.Failed) run(PAYLOAD, answer);
        var kept = (Json.Obj) failed.failure().extras().get("answer");
        assertThat(kept).isNotNull();
        assertThat(kept.text("body")).isEqualTo("x".repeat(1999));
        assertThat(kept.get("truncated")).isEqualTo(Json.of(true));
    }

    @Test
    void whatIsNotReachedIsTriedAgainAndWhatIsForbiddenIsNot() throws Exception {
        assertThat(code(run(PAYLOAD, new Outcome.Unreachable("Broke off.")))).isEqualTo("again dependency-unavailable");
        assertThat(code(run(PAYLOAD, new Outcome.Late()))).isEqualTo("again dependency-timeout");
        assertThat(code(run(PAYLOAD, new Outcome.Forbidden()))).isEqualTo("never address-forbidden");
        assertThat(code(run(Json.EMPTY, new Outcome.Late()))).isEqualTo("never validation-failed");
    }

    private static String code(Ending ending) {
        return switch (ending) {
            case Ending.Failed failed -> "again " + failed.failure().code();
            case Ending.Refused refused -> "never " + refused.failure().code();
            case Ending.Succeeded _, Ending.Snoozed _ -> ending.toString();
        };
    }

    private static Outcome.Answered answered(int status, @Nullable Duration retryAfter) {
        return new Outcome.Answered(status, Map.of(), "", false, retryAfter);
    }

    private static Ending run(Json payload, Outcome outcome) throws InterruptedException {
        return new CallHandler((_, _) -> outcome).run(new TestAttempt(payload));
    }
}
