/**
 * The durability experiment: how many acknowledged writes are gone after a fault, for each way of writing.
 *
 * <p>{@link io.writeproof.durability.Experiment} goes through the matrix of {@link io.writeproof.durability.Variant} and
 * {@link io.writeproof.durability.Fault}. A {@link io.writeproof.durability.Trial} is one kill: {@link
 * io.writeproof.durability.Writers} post rows to a gateway and note in a {@link io.writeproof.durability.Ledger} what became
 * of each, the fault strikes in the middle of it, what died is started again, and {@link io.writeproof.durability.Finding}
 * compares the ledger with the rows, id by id. Nothing of the gateway's write path is used for that: the rows are read with
 * plain SQL of this package, and only ledger and rows decide.
 *
 * <p>{@link io.writeproof.durability.Rig} holds the processes, all started by this one: a PostgreSQL of the experiment's own,
 * because it is killed, and a gateway.
 */
@NullMarked
package io.writeproof.durability;

import org.jspecify.annotations.NullMarked;
