package dev.cloakroom.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A rule that cannot fail guards nothing: each one is pointed at a violation of itself.
class PlantedViolationsTest {

    private static final Rules RULES = new Rules("planted");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(RULES.root());

    @TestFactory
    Stream<DynamicTest> isSeen() {
        return Stream.of(
                caught("a clock that is read", RULES.readsNoClock(), "Instant.now()"),
                caught("a date of now", RULES.readsNoClock(), "java.util.Date.<init>()"),
                caught("an id drawn in a rule", RULES.drawsNoRandomNumbers(), "UUID.randomUUID()"),
                caught("a cycle of features", RULES.hasNoCycles("domain"), "Cycle detected"),
                caught("a package without @NullMarked", RULES.isNullMarked(), "planted.persistence (of "),
                caught("transport in the inside", RULES.keepsTransportAtTheEdge(), "planted.api.model.Answer"),
                caught(
                        "a name that says nothing",
                        RULES.hasNamesThatSaySomething(),
                        "planted.persistence.Rows$Helper"));
    }

    private static DynamicTest caught(String what, ArchRule rule, String told) {
        return DynamicTest.dynamicTest(what, () -> {
            var report = rule.evaluate(PLANTED).getFailureReport();
            assertThat(report.getDetails())
                    .anySatisfy(detail -> assertThat(detail).contains(told));
        });
    }
}
