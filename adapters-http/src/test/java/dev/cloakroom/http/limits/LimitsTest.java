package dev.cloakroom.http.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.runtime.Operation;
import dev.cloakroom.api.runtime.Operation.RateClass;
import dev.cloakroom.domain.auth.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static final UserId SOMEBODY = new UserId(new UUID(0, 1));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Limits limits = limits();

    private Limits limits() {
        var quotas = new Quotas(quota(1), quota(7), quota(2), quota(3), quota(4), quota(5), 6);
        return Limits.of(quotas, meters, () -> 0);
    }

    private static Quota quota(int amount) {
        return new Quota(amount, MINUTE);
    }

    @ParameterizedTest
    @CsvSource({"getJob, read, 3", "createJob, submit, 4", "streamJobs, stream, 6", "claimLeases, submit, 4"})
    void ofAnOwnerCountsTheClassOfTheOperation(String id, String name, int amount) {
        assertLimited(name, amount, owner -> limits.charge(operation(id), owner, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "signIn, auth, 1",
        "createRequest, public, 7",
        "getProblemType, anonymous, 2",
        "getRequest, anonymous, 2"
    })
    void ofAStrangerCountsWhatItLeavesBehind(String id, String name, int amount) {
        assertLimited(name, amount, stranger -> limits.chargeStranger(operation(id), stranger.toString()));
    }

    @Test
    void whoIsRefusedIsAStranger() {
        assertLimited("anonymous", 2, stranger -> limits.chargeRefused(stranger.toString()));
    }

    private void assertLimited(String name, int amount, Function<UserId, Charge> attempt) {
        for (int i = 0; i < amount; i++) {
            var charge = attempt.apply(SOMEBODY);
            assertThat(charge.granted()).isTrue();
            assertThat(charge.limit()).isEqualTo(name);
            assertThat(charge.standing()).startsWith("\"" + name + "\";r=" + (amount - 1 - i));
        }
        assertThat(attempt.apply(SOMEBODY).granted()).isFalse();
        assertThat(attempt.apply(new UserId(new UUID(0, 2))).granted()).isTrue();
        assertThat(meters.get("http.limits.exceeded")
                        .tag("limit", name)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aStreamThatEndsMakesRoomForAnother() {
        var first = limits.charge(operation("streamJobs"), SOMEBODY, 0);
        for (int i = 1; i < 6; i++) {
            assertThat(limits.charge(operation("streamJobs"), SOMEBODY, 0).granted())
                    .isTrue();
        }
        var refused = limits.charge(operation("streamJobs"), SOMEBODY, 0);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.policy()).isEqualTo("\"stream\";q=6;qu=\"concurrent-requests\"");
        first.giveBack().run();
        assertThat(limits.charge(operation("streamJobs"), SOMEBODY, 0).granted())
                .isTrue();
        assertThat(limits.charge(operation("streamJobs"), SOMEBODY, 0).granted())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkLiveness", "checkReadiness"})
    void whoWatchesTheHealthIsNeverRefused(String id) {
        for (int i = 0; i < 10; i++) {
            assertThat(limits.chargeStranger(operation(id), "203.0.113.1")).isSameAs(Charge.FREE);
        }
    }

    @Test
    void anUploadIsASubmissionAndCountsByItsBytes() {
        var uploads = Limits.of(new Quotas(null, null, null, null, quota(4), quota(1000), null), meters, () -> 0);
        var first = uploads.charge(operation("createTask"), SOMEBODY, 400);
        assertThat(first.policy()).isEqualTo("\"submit\";q=4;w=60, \"upload\";q=1000;w=60;qu=\"content-bytes\"");
        assertThat(first.standing()).isEqualTo("\"submit\";r=3;t=15, \"upload\";r=600;t=1");
        var larger = uploads.charge(operation("createTask"), SOMEBODY, 5000);
        assertThat(larger.granted()).as("what is larger than the quota is owed").isTrue();
        var refused = uploads.charge(operation("createTask"), SOMEBODY, 1);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.limit()).isEqualTo("upload");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(265));
        assertThat(uploads.charge(operation("createJob"), SOMEBODY, 1).standing())
                .as("what was refused is no submission")
                .startsWith("\"submit\";r=1;");
        assertThat(uploads.charge(operation("createTask"), new UserId(new UUID(0, 2)), 1)
                        .granted())
                .isTrue();
    }

    @Test
    void ofAnUploadThatDoesNotSayItsLengthCountsWhatArrived() {
        var uploads = Limits.of(new Quotas(null, null, null, null, null, quota(1000), null), meters, () -> 0);
        assertThat(uploads.charge(operation("createTask"), SOMEBODY, -1).standing())
                .isEqualTo("\"upload\";r=999;t=1");
        uploads.arrived(SOMEBODY, 2000);
        assertThat(uploads.charge(operation("createTask"), SOMEBODY, -1).granted())
                .isFalse();
    }

    /// Nodes share nothing, so this is the bound.
    @Test
    void overTwoNodesOneGetsTheLimitTwiceAndNoMore() {
        int granted = 0;
        var nodes = Map.of(0, limits, 1, limits());
        for (int i = 0; i < 20; i++) {
            var node = nodes.getOrDefault(i % 2, limits);
            granted += node.charge(operation("getJob"), SOMEBODY, 0).granted() ? 1 : 0;
        }
        assertThat(granted).isEqualTo(2 * 3);
    }

    @Test
    void aLimitThatCannotDecideLetsEverybodyThroughAndIsNoticed() {
        Limit broken = _ -> {
            throw new IllegalStateException("out of order");
        };
        var open = new Limits(Map.of(RateClass.READ, broken), null, broken, meters, () -> 0);
        for (int i = 0; i < 10; i++) {
            assertThat(open.charge(operation("getJob"), SOMEBODY, 0).granted()).isTrue();
        }
        assertThat(open.chargeRefused("203.0.113.1").granted()).isTrue();
        assertThat(meters.get("http.limits.undecided").counter().count()).isEqualTo(11);
    }

    @Test
    void withoutQuotasNothingIsLimited() {
        var none = Limits.of(Quotas.NONE, meters, () -> 0);
        assertThat(none.chargeStranger(operation("signIn"), "203.0.113.1")).isSameAs(Charge.FREE);
        assertThat(none.charge(operation("streamJobs"), SOMEBODY, 0)).isSameAs(Charge.FREE);
    }

    @Test
    void aQuotaIsWrittenAsRequestsPerSeconds() {
        assertThat(Quota.parse("600/60")).contains(new Quota(600, MINUTE));
        assertThat(Quota.parse("off")).isEmpty();
        assertThat(Quota.parseBytes("60000000000/60")).contains(new Quota(60_000_000_000L, MINUTE));
        assertThat(Quota.parseConcurrent("500")).contains(500);
        assertThat(Quota.parseConcurrent("off")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/60", "600", "600/0", "600/1m", "-1/60", "1000000000/60", "OFF"})
    void whatIsNoQuotaIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quota.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1/1", "many", "10000000"})
    void whatIsNoNumberOfStreamsIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quota.parseConcurrent(text));
    }

    private static Operation operation(String id) {
        return Operations.ALL.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
