package io.writeproof.durability;

import io.writeproof.durability.Expectation.Victim;
import io.writeproof.durability.Rig.Route;
import java.time.Duration;
import java.util.List;

/** The list of faults: what each does to the processes of a rig, and how it is mended. */
enum Fault implements Treatment {
    GATEWAY_TERM("gateway-term", "SIGTERM to the gateway, which drains; then a new one", Victim.NOBODY) {
        @Override
        long inflict(Rig rig) {
            long struck = rig.stopGateway();
            rig.startGateway();
            return struck;
        }
    },
    GATEWAY_KILL("gateway-kill", "SIGKILL of the gateway, then a new one", Victim.GATEWAY) {
        @Override
        long inflict(Rig rig) {
            long struck = rig.killGateway();
            rig.startGateway();
            return struck;
        }
    },
    POSTGRES_IMMEDIATE("postgres-immediate", "SIGQUIT to the postmaster (an immediate stop), restart", Victim.SERVER) {
        @Override
        long inflict(Rig rig) {
            long struck = rig.server().quit();
            rig.server().start();
            return struck;
        }
    },
    POSTGRES_KILL("postgres-kill", "SIGKILL of the postmaster, then a restart", Victim.SERVER) {
        @Override
        long inflict(Rig rig) {
            long struck = rig.server().kill();
            rig.server().start();
            return struck;
        }
    },
    CONNECTION_DROP("connection-drop", "a proxy resets all of the gateway's connections", Victim.NOBODY) {
        @Override
        long inflict(Rig rig) {
            return rig.proxy().reset();
        }

        @Override
        Route route() {
            return Route.THROUGH_A_PROXY;
        }
    },
    POSTGRES_PAUSE("postgres-pause", "SIGSTOP of all of PostgreSQL's processes for a second", Victim.NOBODY) {
        @Override
        long inflict(Rig rig) {
            return rig.server().pause(PAUSE);
        }
    };

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String label;
    private final String purpose;
    private final Victim victim;

    Fault(String label, String purpose, Victim victim) {
        this.label = label;
        this.purpose = purpose;
        this.victim = victim;
    }

    /**
     * Strikes, and mends what is broken; returns when everything runs again, though perhaps not yet well.
     *
     * @return when it struck, by {@link System#nanoTime()}
     */
    abstract long inflict(Rig rig);

    /** How the gateway must reach the server, so that the fault can strike. */
    Route route() {
        return Route.DIRECT;
    }

    @Override
    public String label() {
        return label;
    }

    /** One line for people. */
    String purpose() {
        return purpose;
    }

    /** What may be lost. */
    Expectation expectation(Variant variant) {
        return Expectation.of(variant, victim);
    }

    @Override
    public List<String> problems(Finding finding) {
        return finding.contradictions();
    }

    @Override
    public String toString() {
        return label;
    }
}
