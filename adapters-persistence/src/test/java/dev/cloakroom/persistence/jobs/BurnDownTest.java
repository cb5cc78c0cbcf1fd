package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.persistence.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class BurnDownTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void allJobsOfABacklogEndOnce() throws Exception {
        int jobs = 2_000;
        var burnDown = new BurnDown(DATABASE.database());
        burnDown.fill(DATABASE.newUser(), jobs);
        assertThat(burnDown.drain(jobs, 400)).isPositive();
        int succeeded = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM job_outcome WHERE outcome = 0 AND attempts = 1")
                        .mapTo(Integer.class)
                        .one());
        assertThat(succeeded).isEqualTo(jobs);
    }
}
