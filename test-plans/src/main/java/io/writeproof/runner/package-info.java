/**
 * Runs a plan end to end: options, database, gateway, JMeter, verdict, stored run.
 *
 * <pre>
 * Load ► PlanCommand ► Workload            what is sent: a plan with its parameters ({@link io.writeproof.runner.plan})
 *                    ► LoadSettings        what is asked for beside, checked before anything starts
 *                    ► LoadSeries          one run, or one for each scenario of a suite and each write mode
 *                        ► LoadRun         service ready, JMeter's verdict, service stopped, run stored
 *                            ► Service     started for the run, or found running
 *                            ► JMeterRun   the load itself; its end in every case
 *                            ► RunArchive  the stored run
 * </pre>
 *
 * <p>Gateway and JMeter are processes ({@link io.writeproof.runner.process}); nothing of them runs in this JVM.
 */
@NullMarked
package io.writeproof.runner;

import org.jspecify.annotations.NullMarked;
