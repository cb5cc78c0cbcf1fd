package dev.cloakroom.domain.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskKeyTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final JobId TASK = new JobId(new UUID(2, 2));

    @Test
    void keysAreReadAsTheyAreWritten() {
        var input = TaskKey.input(OWNER, TASK);
        var output = TaskKey.output(OWNER, TASK, 3, "result.csv.gz");
        assertThat(TaskKey.parse(input.text())).contains(input);
        assertThat(TaskKey.parse(output.text())).contains(output);
        assertThat(input.isInput()).isTrue();
        assertThat(output.isInput()).isFalse();
        assertThat(output.text()).startsWith(TaskKey.prefix(OWNER, TASK)).endsWith("/3/result.csv.gz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other",
                "users/1/tasks/2/input",
                "users/00000000-0000-0001-0000-000000000001/reports/00000000-0000-0002-0000-000000000002/1.csv",
                "users/00000000-0000-0001-0000-000000000001/tasks/00000000-0000-0002-0000-000000000002/input2",
                "users/00000000-0000-0001-0000-000000000001/tasks/00000000-0000-0002-0000-000000000002/1/../input"
            })
    void whatIsNoTasksIsNotRead(String key) {
        assertThat(TaskKey.parse(key)).isEmpty();
    }
}
