package dev.cloakroom.application.triggers;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event.Source;
import dev.cloakroom.domain.triggers.Tally;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.TriggerId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Triggers in a map. Its locks lock nothing.
public final class InMemoryTriggers implements Triggers {

    private final Map<String, Trigger> triggers = new TreeMap<>(Comparator.reverseOrder());
    private final Map<TriggerId, Tally> tallies = new HashMap<>();

    @Override
    public void add(Trigger trigger) {
        triggers.put(trigger.id().toString(), trigger);
    }

    @Override
    public int count(UserId owner) {
        return list(owner, null, Integer.MAX_VALUE).size();
    }

    @Override
    public Optional<Standing> find(UserId owner, TriggerId id) {
        return Optional.ofNullable(triggers.get(id.toString()))
                .filter(trigger -> trigger.plan().owner().equals(owner))
                .map(this::standing);
    }

    @Override
    public List<Standing> list(UserId owner, @Nullable TriggerId before, int limit) {
        return triggers.values().stream()
                .filter(trigger -> trigger.plan().owner().equals(owner))
                .filter(trigger -> before == null || trigger.id().toString().compareTo(before.toString()) < 0)
                .limit(limit)
                .map(this::standing)
                .toList();
    }

    @Override
    public Optional<Standing> lock(UserId owner, TriggerId id) {
        return find(owner, id);
    }

    @Override
    public void update(Trigger changed) {
        triggers.replace(changed.id().toString(), changed);
    }

    @Override
    public boolean remove(UserId owner, TriggerId id) {
        return find(owner, id).isPresent() && triggers.remove(id.toString()) != null;
    }

    @Override
    public List<Trigger> enabled(Collection<UserId> owners, Source source) {
        return triggers.values().stream()
                .filter(trigger -> trigger.enabled()
                        && trigger.plan().source() == source
                        && owners.contains(trigger.plan().owner()))
                .sorted(Comparator.comparing(trigger -> trigger.id().toString()))
                .toList();
    }

    @Override
    public void record(Map<TriggerId, Tally> done) {
        done.forEach((id, tally) -> tallies.merge(id, tally, Tally::and));
    }

    private Standing standing(Trigger trigger) {
        return new Standing(trigger, tallies.getOrDefault(trigger.id(), Tally.NOTHING));
    }
}
