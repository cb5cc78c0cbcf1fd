package dev.cloakroom.bootstrap.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Asks a whole running installation everything that the contract allows and, one thing at a time, much that it does
/// not, and holds each answer against the contract. A failure prints the curl line that shows it again.
@TestInstance(Lifecycle.PER_CLASS)
class ContractFuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20260102L);
    private static final Contract CONTRACT = Contract.bundled();
    private static final Answers ANSWERS = new Answers(CONTRACT);

    private final Installation installation = Installation.start();
    private final World world = new World(installation.base(), installation.admin(World.PASSWORD));
    private final GoodRequests goodRequests = new GoodRequests(CONTRACT, world, new Random(SEED));

    @AfterAll
    void stop() {
        installation.close();
    }

    static List<Operation> operations() {
        return CONTRACT.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatTheContractAllowsIsDone(Operation operation) {
        assertAnswered(
                IntStream.range(0, 3).mapToObj(_ -> goodRequests.of(operation)).toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsWrongWithARequestIsToldAsDeclared(Operation operation) {
        var probes = new ArrayList<>(RequestMutations.of(CONTRACT, goodRequests.repeatable(operation)));
        var body = operation.body();
        if (body != null) {
            probes.addAll(BodyMutations.of(CONTRACT, goodRequests.of(operation), body));
        }
        assertThat(probes).hasSizeGreaterThan(6);
        assertAnswered(probes);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoMayNotCallIsToldSo(Operation operation) {
        if (operation.isPublic()) {
            return;
        }
        var good = goodRequests.of(operation);
        var anonymous = good.without("Authorization");
        var probes = new ArrayList<>(List.of(
                anonymous.but("no credential", 401),
                anonymous.with("Authorization", "Bearer nonsense").but("a credential unknown here", 401),
                anonymous.with("Authorization", "Basic YTpi").but("another scheme", 401),
                anonymous.with("X-API-Key", "nonsense").but("a key unknown here", 401),
                anonymous
                        .with("Authorization", good.headers().get("Authorization") + "A")
                        .but("a forged token", 401)));
        if (!operation.scopes().isEmpty()) {
            probes.add(anonymous.with("X-API-Key", world.weakKey(operation)).but("too few scopes", 403));
        }
        if (operation.scopes().contains("admin")) {
            probes.add(good.with("Authorization", "Bearer " + world.strangersToken())
                    .but("no admin", 403));
        } else if (hasOwner(operation)) {
            probes.add(good.with("Authorization", "Bearer " + world.strangersToken())
                    .but("not the owner", 404));
        }
        assertAnswered(probes);
    }

    /// Whether it is about one thing of somebody's; queues are for everybody, and anybody may name a payment of his
    /// own the same.
    private static boolean hasOwner(Operation operation) {
        return operation.path().contains("_id}") && !operation.id().equals("putPayment");
    }

    private void assertAnswered(List<Probe> probes) {
        var failures = new ArrayList<String>();
        for (var probe : probes) {
            // From a machine each, or the ninth fault would only be one request too many.
            var sent = probe.with("X-Forwarded-For", world.address());
            var answer = world.send(sent.request(world.base()));
            for (var fault : ANSWERS.faults(probe, answer)) {
                failures.add(probe.about() + ": " + fault + "\n    " + probe.curl(world.base()));
            }
        }
        assertThat(failures).as("with the seed %s", SEED).isEmpty();
    }
}
