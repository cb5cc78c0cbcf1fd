package dev.cloakroom.bootstrap.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.Console;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets logging up before anything logs: one line per event on standard output, for people at a terminal and as JSON
/// everywhere else.
public final class Logging {

    private static final String FOR_PEOPLE = "%d{HH:mm:ss.SSS} %-5level %logger{0} %msg %kvp{NONE}%n%ex{12}";

    /// Libraries that tell their life story at INFO.
    private static final List<String> TALKATIVE = List.of(
            "com.zaxxer.hikari",
            "io.javalin",
            "org.eclipse.jetty",
            "org.flywaydb",
            "org.gaul",
            "software.amazon.awssdk",
            "org.apache.hc");

    /// Libraries that at DEBUG write down headers and whole addresses, with the secrets in them.
    private static final List<String> INDISCREET = List.of("io.javalin", "org.eclipse.jetty", "org.apache.hc");

    private Logging() {}

    public record Settings(Level level, Format format) {}

    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    public enum Format {
        AUTO,
        TEXT,
        JSON
    }

    public static void start(Settings settings) {
        configure((LoggerContext) LoggerFactory.getILoggerFactory(), settings);
    }

    static void configure(LoggerContext context, Settings settings) {
        context.reset();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder(settings.format(), context));
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        var level = ch.qos.logback.classic.Level.toLevel(settings.level().name());
        root.setLevel(level);
        root.addAppender(appender);
        if (!level.isGreaterOrEqual(ch.qos.logback.classic.Level.INFO)) {
            INDISCREET.forEach(name -> context.getLogger(name).setLevel(ch.qos.logback.classic.Level.INFO));
        }
        if (level == ch.qos.logback.classic.Level.INFO) {
            TALKATIVE.forEach(name -> context.getLogger(name).setLevel(ch.qos.logback.classic.Level.WARN));
        }
    }

    private static Encoder<ILoggingEvent> encoder(Format format, LoggerContext context) {
        boolean people = switch (format) {
            case AUTO ->
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent();
            case TEXT -> true;
            case JSON -> false;
        };
        if (!people) {
            var json = new JsonLines();
            json.setContext(context);
            json.start();
            return json;
        }
        var text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern(FOR_PEOPLE);
        text.start();
        return text;
    }
}
