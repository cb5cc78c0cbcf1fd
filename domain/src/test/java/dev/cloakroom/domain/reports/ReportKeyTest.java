package dev.cloakroom.domain.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportKeyTest {

    private static final ReportKey KEY =
            new ReportKey(new UserId(new UUID(1, 2)), new JobId(new UUID(3, 4)), 7, "csv.gz");

    @Test
    void itNamesUserReportAndEpoch() {
        assertThat(KEY.text())
                .isEqualTo("users/00000000-0000-0001-0000-000000000002/reports/"
                        + "00000000-0000-0003-0000-000000000004/7.csv.gz");
        assertThat(KEY.text()).startsWith(ReportKey.prefix(KEY.owner(), KEY.report()));
    }

    @Test
    void itIsReadBack() {
        assertThat(ReportKey.parse(KEY.text())).contains(KEY);
    }

    @Test
    void whatIsNoReportsIsNotRead() {
        assertThat(ReportKey.parse("users/x/tasks/y/1.csv")).isEmpty();
        assertThat(ReportKey.parse(KEY.text().replace("/7.", "/99999999999."))).isEmpty();
        assertThat(ReportKey.parse(KEY.text() + "/more")).isEmpty();
    }
}
