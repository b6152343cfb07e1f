/**
 * What surrounds a load test while it runs: the process that makes the load, its machine and clock, and the database that it ends up in.
 *
 * <pre>{@code
 * GeneratorWatch generator = new GeneratorWatch(System::nanoTime);
 * MachineWatch machine = new MachineWatch();
 * ClockWatch clock = new ClockWatch(System::nanoTime, InstantSource.system());
 * try (DatabaseWatch database = DatabaseWatch.start(address::connect, warnings::add)) {
 *     ...                                   // each second:
 *     generator.take().cpuCores();          // since the last call
 *     machine.take();                       // likewise; null where the system does not tell
 *     clock.look();                         // apart() tells what that saw
 *     database.take();                      // likewise; null when there is nothing new
 * }
 * }</pre>
 *
 * <p>Nothing here is on the way of a sample, and nothing waits for the database but a thread of its own.
 */
@NullMarked
package io.writeproof.watch;

import org.jspecify.annotations.NullMarked;
