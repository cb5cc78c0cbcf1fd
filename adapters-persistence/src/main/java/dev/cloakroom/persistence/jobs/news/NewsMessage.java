package dev.cloakroom.persistence.jobs.news;

import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How news travel through NOTIFY: who says it, a letter, and what it is about where that is told: `4f2a19c0 c id,id`,
/// or for ready work `4f2a19c0 r lane.owner,lane.owner`. An
/// unknown letter, of a version to come, is passed over.
final class NewsMessage {

    static final String CHANNEL = "cloakroom_jobs";

    /// PostgreSQL carries 8,000 bytes; an id takes 37.
    private static final int IDS = 200;

    /// Two numbers take at most 22.
    private static final int SOURCES = 300;

    /// More than two messages of changes at once are told as "look yourselves".
    private static final int MOST_CHANGES = 2 * IDS;

    private NewsMessage() {}

    static String ready(String sender) {
        return sender + " r";
    }

    /// Of too many places it says only that there is something.
    static String ready(String sender, Collection<Source> where) {
        return where.size() > SOURCES
                ? ready(sender)
                : where.stream()
                        .map(source -> source.lane() + "." + source.ownerNumber())
                        .collect(Collectors.joining(",", sender + " r ", ""));
    }

    static String probe(String sender) {
        return sender + " p";
    }

    static String uncertain(String sender) {
        return sender + " u";
    }

    static Stream<String> cancelRequested(String sender, Collection<JobId> ids) {
        return withIds(sender + " x ", ids);
    }

    static Stream<String> changed(String sender, Collection<JobId> ids) {
        return ids.size() > MOST_CHANGES ? Stream.of(uncertain(sender)) : withIds(sender + " c ", ids);
    }

    static Stream<String> wrote(String sender, Collection<UserId> owners) {
        return withIds(sender + " o ", owners);
    }

    private static Stream<String> withIds(String head, Collection<?> ids) {
        var all = new ArrayList<>(ids);
        return Stream.iterate(0, from -> from < all.size(), from -> from + IDS)
                .map(from -> all.subList(from, Math.min(from + IDS, all.size())).stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(",", head, "")));
    }

    static boolean isFrom(String sender, String message) {
        return message.startsWith(sender + " ");
    }

    /// Tells what the message says of jobs, and which owners wrote.
    static void tell(String message, JobNews news, Consumer<UserId> owners) {
        var parts = message.split(" ", 3);
        switch (parts[1]) {
            case "r" -> ready(parts, news);
            case "u" -> news.uncertain();
            case "c" -> news.changed(ids(parts[2]));
            case "x" -> ids(parts[2]).forEach(news::cancelRequested);
            case "o" -> uuids(parts[2]).map(UserId::new).forEach(owners);
            default -> {}
        }
    }

    private static void ready(String[] parts, JobNews news) {
        if (parts.length == 2) {
            news.ready();
        } else {
            news.ready(sources(parts[2]));
        }
    }

    private static Set<Source> sources(String list) {
        return Stream.of(list.split(","))
                .map(source -> source.split("\\."))
                .map(numbers -> new Source(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])))
                .collect(Collectors.toSet());
    }

    private static List<JobId> ids(String list) {
        return uuids(list).map(JobId::new).toList();
    }

    private static Stream<UUID> uuids(String list) {
        return Stream.of(list.split(",")).map(UUID::fromString);
    }
}
