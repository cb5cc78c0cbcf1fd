package dev.cloakroom.bootstrap.loops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The loops of this process, started together and stopped together.
public final class Loops implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RandomGenerator random;
    private final List<PollingLoop> loops = new ArrayList<>();

    public Loops(RandomGenerator random) {
        this.random = random;
    }

    /// With the same pause after each round that found nothing.
    public PollingLoop every(Duration pause, String name, PollingLoop.Step step) {
        return add(PollingLoop.every(pause, name, step, random));
    }

    /// With a pause that grows while there is nothing to do.
    public PollingLoop between(Duration shortest, Duration longest, String name, PollingLoop.Step step) {
        return add(new PollingLoop(name, step, shortest, longest, random));
    }

    public void start() {
        loops.forEach(PollingLoop::start);
    }

    /// What each one's last round died of, or nothing, by name.
    public Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        loops.forEach(loop -> faults.put(loop.name(), loop.fault().orElse("")));
        return faults;
    }

    @Override
    public void close() {
        loops.reversed().forEach(loop -> Closing.quietly(() -> loop.stop(PATIENCE)));
    }

    private PollingLoop add(PollingLoop loop) {
        loops.add(loop);
        return loop;
    }
}
