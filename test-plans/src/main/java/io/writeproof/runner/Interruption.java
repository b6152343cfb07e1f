package io.writeproof.runner;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Ctrl-C or SIGTERM: the first one asks for an orderly end, the second ends the process at once.
 *
 * <p>A shutdown hook would not do: the JVM runs it beside the main thread and does not notice a second signal. Thread-safe.
 */
final class Interruption {

    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile boolean leaving;

    /** Takes over both signals of this process. */
    static Interruption ofThisProcess() {
        Interruption interruption = new Interruption();
        SIGNALS.forEach(name -> handle(name, interruption));
        return interruption;
    }

    /** Through reflection, because the compiler warns of every mention of this class and lets nobody suppress it. */
    private static void handle(String name, Interruption interruption) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler notes = (proxy, method, arguments) -> {
                interruption.signalled();
                return null;
            };
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance(name),
                            Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, notes));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM lets nobody handle SIG" + name, e);
        }
    }

    /** Notes a signal. */
    void signalled() {
        if (!requested.compareAndSet(false, true)) {
            leaving = true;
            System.err.println(
                    System.lineSeparator() + "left at once: nothing was verified, the run stays behind as .partial");
            // Shutdown hooks kill the children and stop the embedded server.
            Runtime.getRuntime().exit(ExitCode.INTERRUPTED.code());
        }
    }

    boolean requested() {
        return requested.get();
    }

    /** Never returns once the user has left: hooks are cleaning up, and nothing more is to be said or stored. */
    void stayIfLeaving() {
        while (leaving) {
            LockSupport.park(this);
        }
    }

    /** Between two steps of a start: nothing is worth finishing yet. */
    void abandonIfRequested() {
        if (requested()) {
            throw new AbandonedException();
        }
    }

    /** The run was interrupted before there was any load. */
    static final class AbandonedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private AbandonedException() {
            super("interrupted before any load");
        }
    }
}
