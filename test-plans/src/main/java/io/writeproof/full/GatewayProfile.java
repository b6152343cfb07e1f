package io.writeproof.full;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway spent processor time and memory during a load plan, from its flight recording. Immutable.
 *
 * @param plan the plan's label
 * @param samples stack samples of threads that ran Java code
 * @param hottest the methods on top of most of them
 * @param allocatedBytes about how much was allocated
 * @param allocations the classes that took most of it
 * @param collections of garbage
 * @param pausesMs together, in milliseconds
 * @param longestPauseMs of one collection
 * @param heapAfterGcFirst bytes in use after the first collection; null without one
 * @param heapAfterGcLast bytes in use after the last
 * @param heapAfterGcMax the most of all
 * @param threadsMax the most threads at once
 * @param cpuAverage part of the machine's processors that the gateway used, 0 to 1
 * @param cpuMax the most in any second
 */
record GatewayProfile(
        String plan,
        long samples,
        List<Share> hottest,
        long allocatedBytes,
        List<Share> allocations,
        long collections,
        double pausesMs,
        double longestPauseMs,
        @Nullable Long heapAfterGcFirst,
        @Nullable Long heapAfterGcLast,
        @Nullable Long heapAfterGcMax,
        long threadsMax,
        @Nullable Double cpuAverage,
        @Nullable Double cpuMax) {

    GatewayProfile {
        hottest = List.copyOf(hottest);
        allocations = List.copyOf(allocations);
    }

    /**
     * A name and its part of the whole.
     *
     * @param name a method or a class
     * @param part 0 to 1
     */
    record Share(String name, double part) {}
}
