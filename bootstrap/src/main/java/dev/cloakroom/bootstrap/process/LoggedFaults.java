package dev.cloakroom.bootstrap.process;

import dev.cloakroom.application.jobs.work.JobFaults;
import dev.cloakroom.domain.jobs.Claim;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// The edge at which the faults of jobs are logged, once each.
public final class LoggedFaults implements JobFaults {

    private static final Logger log = LoggerFactory.getLogger(LoggedFaults.class);

    @Override
    public void unexpected(Claim claim, Throwable thrown) {
        about(log.atError(), claim).setCause(thrown).log("the handler threw, trying again while attempts are left");
    }

    @Override
    public void stuck(Claim claim, StackTraceElement[] stack) {
        about(log.atError(), claim)
                .addKeyValue("stack", Stream.of(stack).map(String::valueOf).collect(Collectors.joining("\n")))
                .log("the handler goes on although it was interrupted; its slot was given up");
    }

    private static LoggingEventBuilder about(LoggingEventBuilder event, Claim claim) {
        return event.addKeyValue("job_id", claim.id())
                .addKeyValue("kind", claim.kind())
                .addKeyValue("attempt", claim.attempt())
                .addKeyValue("epoch", claim.epoch());
    }
}
