package dev.cloakroom.http.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.model.ReportTypeName;
import dev.cloakroom.domain.reports.ReportType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A type that the contract does not name could be ordered by nobody, and would break the list of types.
class ReportTypesOfTheContractTest {

    @Test
    void theContractNamesThemAll() {
        assertThat(Arrays.stream(ReportTypeName.values()).map(ReportTypeName::value))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ReportType.values()).map(ReportType::text).toList());
    }
}
