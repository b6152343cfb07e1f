package io.writeproof.gateway;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** The life of the process: start, say so, serve until told to stop, drain, say what was drained. */
final class GatewayProcess {

    private static final int DRAINED = 0;
    private static final int ROWS_LOST = 1;
    private static final long RECORDING_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final PrintStream out;
    private final PrintStream err;

    GatewayProcess(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Serves until the process is told to stop; returns only if the thread is interrupted. */
    int run(Launch launch) throws InterruptedException {
        if (launch.fault() != null) {
            err.println("WARNING: --test-fault " + launch.fault()
                    + " damages rows on purpose. This gateway is for testing the checker and nothing else.");
        }
        RunningGateway gateway = RunningGateway.start(launch);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway), "drain"));
        out.println(gateway.readyLine());
        out.flush();
        new CountDownLatch(1).await();
        return DRAINED;
    }

    /** Ends the process itself, because after a signal the JVM's own exit code would say nothing about the rows. */
    private void stop(RunningGateway gateway) {
        Drained drained = gateway.stop();
        out.println(drained);
        out.flush();
        awaitFlightRecorder();
        Runtime.getRuntime().halt(drained.complete() ? DRAINED : ROWS_LOST);
    }

    /** A flight recording that was asked for on the command line is written by a hook beside this one; a halt would cut it off. */
    private static void awaitFlightRecorder() {
        long begin = System.nanoTime();
        while (isRecorded() && System.nanoTime() - begin < RECORDING_NANOS) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static boolean isRecorded() {
        return FlightRecorder.isInitialized()
                && FlightRecorder.getFlightRecorder().getRecordings().stream().anyMatch(Recording::getDumpOnExit);
    }
}
