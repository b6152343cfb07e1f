/**
 * The query gateway: a text is classified by a model, behind a cache and a queue that makes batches.
 *
 * <p>{@link io.writeproof.service.classify.ClassifyService} looks in its {@link io.writeproof.service.classify.AnswerCache},
 * else hands the {@link io.writeproof.service.classify.Query} to the {@link io.writeproof.service.classify.Batcher}, which
 * calls the {@link io.writeproof.service.classify.Model} for many at once; either way the answer is written to the query log
 * before it is given.
 */
@NullMarked
package io.writeproof.service.classify;

import org.jspecify.annotations.NullMarked;
