/** What a PostgreSQL server counts of its statements. Knows servers, but no plans, no processes and no stored runs. */
@NullMarked
package io.writeproof.runner.statistics;

import org.jspecify.annotations.NullMarked;
