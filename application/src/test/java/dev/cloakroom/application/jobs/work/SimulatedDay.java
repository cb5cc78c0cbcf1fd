package dev.cloakroom.application.jobs.work;

import dev.cloakroom.application.jobs.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/// Some slots, a queue in memory and owners whose jobs arrive and last as chance will have it, on a clock that jumps
/// from
/// event to event. The first owner always has work; a window of ten seconds is measured, after a while in which run
/// times are learned.
final class SimulatedDay {

    private static final long LEARNING = Duration.ofSeconds(5).toNanos();
    private static final long END = LEARNING + Duration.ofSeconds(10).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(2).toNanos();

    private static final class Client {
        final Source source;
        final long typical;
        final boolean backlogged;
        int waiting;
        int running;

        Client(int number, long typical, boolean backlogged) {
            this.source = new Source(number, number);
            this.typical = typical;
            this.backlogged = backlogged;
        }

        boolean isThere() {
            return waiting > 0 || running > 0;
        }
    }

    /// The end of a job, or the arrival of some where `charged` is negative.
    private record Event(long at, Client client, long began, long charged) {}

    private final Random random;
    private final RunTimes times = new RunTimes();
    private final Turns turns = new Turns(source -> times.expected(kind(source)));
    private final List<Client> clients = new ArrayList<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>((one, other) -> Long.compare(one.at(), other.at()));
    private final int slots;
    private int free;
    private long now;
    private double got;
    private double fairShare;
    private double wasted;

    SimulatedDay(int seed) {
        random = new Random(seed);
        slots = random.nextInt(4, 17);
        free = slots;
        int count = random.nextInt(2, 9);
        for (int number = 0; number < count; number++) {
            clients.add(
                    new Client(number, Duration.ofMillis(random.nextInt(1, 41)).toNanos(), number == 0));
        }
    }

    void run() {
        clients.forEach(client -> events.add(new Event(0, client, 0, -1)));
        while (now < END) {
            var event = events.remove();
            pass(event.at());
            if (event.charged() < 0) {
                arrive(event.client());
            } else {
                end(event);
            }
            fill();
        }
    }

    /// Seconds that the backlogged owner's jobs ran.
    double got() {
        return got / 1e9;
    }

    /// Seconds that all slots have, divided at each moment among those who are there.
    double fairShare() {
        return fairShare / 1e9;
    }

    double wasted() {
        return wasted / 1e9;
    }

    private void pass(long until) {
        long measured = Math.min(until, END) - Math.max(now, LEARNING);
        if (measured > 0) {
            long there = clients.stream().filter(Client::isThere).count();
            got += (double) measured * clients.getFirst().running;
            fairShare += (double) measured * slots / Math.max(1, there);
            wasted += clients.getFirst().waiting > 0 ? (double) measured * free : 0;
        }
        now = until;
    }

    private void arrive(Client client) {
        client.waiting += client.backlogged ? 1_000_000 : random.nextInt(1, 200);
        turns.add(client.source);
        long pause = client.backlogged ? END : random.nextLong(1, LONGEST_PAUSE);
        events.add(new Event(now + pause, client, 0, -1));
    }

    private void end(Event event) {
        var client = event.client();
        long ran = now - event.began();
        client.running--;
        free++;
        times.ran(kind(client.source), ran);
        turns.charge(client.source, ran - event.charged());
    }

    private void fill() {
        while (free > 0) {
            var shares = turns.deal(1);
            if (shares.isEmpty()) {
                return;
            }
            var client = clients.get(shares.getFirst().source().ownerNumber());
            long charged = times.expected(kind(client.source));
            if (client.waiting == 0) {
                turns.charge(client.source, -charged);
                turns.remove(client.source, turns.moment());
            } else {
                client.waiting--;
                client.running++;
                free--;
                long lasts = (long) (client.typical * random.nextDouble(0.2, 1.8));
                events.add(new Event(now + lasts, client, now, charged));
            }
        }
    }

    private static String kind(Source source) {
        return "kind-" + source.lane();
    }
}
