/**
 * What a load test shows of itself while it runs: one page in the Prometheus text format, made when it is asked for.
 *
 * <pre>{@code
 * PageServer server = PageServer.start(new InetSocketAddress("127.0.0.1", 9270), () -> LoadPage.of(figures()));
 * ...                             // the load; http://127.0.0.1:9270/metrics
 * server.close();
 * }</pre>
 *
 * <p>The page is written by the Prometheus client for Java, from what is recorded anyway: nothing here is on the way of
 * a sample.
 */
@NullMarked
package io.writeproof.export;

import org.jspecify.annotations.NullMarked;
