package dev.cloakroom.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The rules that Maven's arrows cannot express, for the packages below a root: ours, or that of planted violations.
record Rules(String root) {

    /// System.nanoTime() is not here: it measures how long something took and tells nobody what time it is.
    private static final Set<String> CLOCK_METHODS = Set.of("now", "currentTimeMillis", "system", "systemUTC");

    private static final Set<String> RANDOM_SOURCES = Set.of(
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.random.RandomGenerator.of",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.security.SecureRandom.<init>",
            "java.security.SecureRandom.getInstanceStrong");

    private static final List<String> EMPTY_WORDS =
            List.of("Impl", "Manager", "Helper", "Util", "Utils", "Service", "DTO", "Dto", "UseCase", "Port");

    Map<String, ArchRule> all() {
        return Map.of(
                "clock", readsNoClock(),
                "randomness", drawsNoRandomNumbers(),
                "domain cycles", hasNoCycles("domain"),
                "application cycles", hasNoCycles("application"),
                "null marked", isNullMarked(),
                "transport", keepsTransportAtTheEdge(),
                "names", hasNamesThatSaySomething());
    }

    ArchRule readsNoClock() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("bootstrap"))
                .should()
                .accessTargetWhere(access("the system clock", Rules::isClock))
                .because("time is an argument (InstantSource), so that tests set it and nodes agree on it");
    }

    ArchRule drawsNoRandomNumbers() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("domain"), in("application"))
                .should()
                .accessTargetWhere(access("a source of randomness", target -> RANDOM_SOURCES.contains(nameOf(target))))
                .because("rules give the same answer twice: ids and random numbers come in as arguments");
    }

    ArchRule hasNoCycles(String layer) {
        return SlicesRuleDefinition.slices()
                .matching(root + "." + layer + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature can be read, and one day removed, without those that build on it");
    }

    ArchRule isNullMarked() {
        return classes()
                .should(beInANullMarkedPackage())
                .because("NullAway only looks at packages that say what their nulls mean");
    }

    ArchRule keepsTransportAtTheEdge() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("http"), in("api"), in("bootstrap"))
                .should()
                .dependOnClassesThat(resideInAPackage(in("api")))
                .because(
                        "the contract may change its words without the rules changing theirs; bootstrap binds its routes");
    }

    ArchRule hasNamesThatSaySomething() {
        return classes()
                .should(endInNone(EMPTY_WORDS))
                .because("such a word names a pattern or nothing; the thing has a name of its own");
    }

    /// What the rules above speak of. A rule about a package that is not there passes in silence.
    Stream<String> packages() {
        return Stream.of("domain", "application", "http", "api", "bootstrap").map(layer -> root + "." + layer);
    }

    private String in(String layer) {
        return root + "." + layer + "..";
    }

    private static boolean isClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        if (owner.equals("java.util.Date")) {
            return access.getTarget().getFullName().endsWith("<init>()");
        }
        boolean time = owner.startsWith("java.time.") || owner.equals("java.lang.System");
        return time && CLOCK_METHODS.contains(access.getTarget().getName());
    }

    private static String nameOf(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static DescribedPredicate<JavaAccess<?>> access(String what, Predicate<JavaAccess<?>> matches) {
        return DescribedPredicate.describe(what, matches);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        type, marked, type.getPackageName() + " (of " + type.getName() + ") is not @NullMarked"));
            }
        };
    }

    private static ArchCondition<JavaClass> endInNone(List<String> words) {
        return new ArchCondition<>("end in none of " + words) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean ends = words.stream().anyMatch(type.getSimpleName()::endsWith);
                events.add(new SimpleConditionEvent(type, !ends, type.getName() + " ends in a word that says nothing"));
            }
        };
    }
}
