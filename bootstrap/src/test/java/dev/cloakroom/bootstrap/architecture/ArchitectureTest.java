package dev.cloakroom.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    /// Of all modules together; far below what is there, far above what one module alone has.
    private static final int FLOOR = 400;

    private static final Rules RULES = new Rules("dev.cloakroom");
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar") && !location.contains("/test-classes/"))
            .importPackages(RULES.root());

    @TestFactory
    Stream<DynamicTest> productionKeeps() {
        return RULES.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(PRODUCTION)));
    }

    @Test
    void theRulesSeeAllModules() {
        assertThat(PRODUCTION.size()).isGreaterThan(FLOOR);
        assertThat(RULES.packages())
                .allSatisfy(name ->
                        assertThat(PRODUCTION.containPackage(name)).as(name).isTrue());
    }
}
