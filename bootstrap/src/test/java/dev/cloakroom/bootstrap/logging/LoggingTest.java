package dev.cloakroom.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.cloakroom.bootstrap.logging.Logging.Format;
import dev.cloakroom.bootstrap.logging.Logging.Level;
import dev.cloakroom.bootstrap.logging.Logging.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoggingTest {

    private final LoggerContext context = new LoggerContext();

    @ParameterizedTest
    @EnumSource(Level.class)
    void whoWouldWriteDownHeadersAndAddressesIsNeverAskedForDetails(Level level) {
        Logging.configure(context, new Settings(level, Format.JSON));
        for (var name :
                new String[] {"org.eclipse.jetty.server.HttpChannel", "io.javalin.Javalin", "org.apache.hc.wire"}) {
            assertThat(context.getLogger(name).isDebugEnabled()).as(name).isFalse();
        }
    }

    @Test
    void ourOwnCodeIsAskedForAllThatIsWanted() {
        Logging.configure(context, new Settings(Level.TRACE, Format.JSON));
        assertThat(context.getLogger("dev.cloakroom.http").isTraceEnabled()).isTrue();
        Logging.configure(context, new Settings(Level.WARN, Format.JSON));
        assertThat(context.getLogger("dev.cloakroom.http").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("org.eclipse.jetty").isInfoEnabled()).isFalse();
    }
}
