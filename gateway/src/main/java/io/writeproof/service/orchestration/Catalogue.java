package io.writeproof.service.orchestration;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The orchestrations and activities that there are. Immutable. */
public final class Catalogue {

    private final Map<String, Orchestration> orchestrations;
    private final Map<String, Activity> activities;

    /** Knows these. */
    public Catalogue(Collection<Orchestration> orchestrations, Collection<Activity> activities) {
        this.orchestrations = byName(orchestrations, Orchestration::name);
        this.activities = byName(activities, Activity::name);
    }

    private static <T> Map<String, T> byName(Collection<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    Optional<Orchestration> orchestration(String name) {
        return Optional.ofNullable(orchestrations.get(name));
    }

    Optional<Activity> activity(String name) {
        return Optional.ofNullable(activities.get(name));
    }

    /** The names of all orchestrations, for messages. */
    String orchestrationNames() {
        return String.join(", ", orchestrations.keySet());
    }
}
