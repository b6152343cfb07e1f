/**
 * Ways of getting rows into PostgreSQL, and what each of them promises.
 *
 * <p>A {@link io.writeproof.write.WritePath} takes one row at a time and answers with a
 * {@link io.writeproof.write.Receipt}. Which one is used is a {@link io.writeproof.write.WriteMode}:
 *
 * <ul>
 *   <li>{@code sync} answers after the commit, on the caller's thread;
 *   <li>{@code async} and {@code batch.*} answer at once and write from a bounded queue;
 *   <li>{@code group-commit} answers after the commit, and rows that arrive during a commit share the next.
 * </ul>
 *
 * <p>All of them share one writer, {@link io.writeproof.write.RowWriter}, which keeps three rules: rows that belong
 * together are committed together; a row that PostgreSQL rejects, or cannot hold as it is, fails alone; a lost connection
 * is tried again for a bounded time, and never makes a row appear twice. Whether a database can take the rows at all is
 * found out beforehand by {@link io.writeproof.write.DestinationCheck}. How a list of rows becomes statements is an
 * {@link io.writeproof.write.InsertMethod}; what a row is, a {@link io.writeproof.write.Destination}.
 *
 * <p>This package knows JDBC and nothing else: no HTTP, no service.
 */
@NullMarked
package io.writeproof.write;

import org.jspecify.annotations.NullMarked;
