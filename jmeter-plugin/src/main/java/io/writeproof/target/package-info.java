/**
 * What the service under load says of itself: its Prometheus metrics, read before, during and after the load.
 *
 * <pre>{@code
 * TargetHistory history = new TargetHistory();
 * history.follow(SeriesSelector.named("http_requests_total"));   // what will be asked for
 * MetricsEndpoint endpoint = MetricsEndpoint.at("http://127.0.0.1:3000/metrics", Duration.ofSeconds(2));
 * TargetScraper scraper = new TargetScraper(endpoint::read, history, Duration.ofSeconds(1), System::nanoTime);
 * scraper.scrapeFirst();          // before the load; throws when the endpoint cannot be read
 * scraper.start();
 * ...                             // the load
 * scraper.finish();               // after it
 *
 * TargetFigures figures = new TargetFigures(history, List.of(new Span(fromNanos, toNanos)));
 * figures.delta(SeriesSelector.named("http_requests_total"));
 * }</pre>
 *
 * <p>Only what is asked for is kept, in bounded memory however long the load lasts. A figure is a value, or the reason
 * why there is none: a metric that does not exist, a restarted target and an endpoint that died are never a zero.
 */
@NullMarked
package io.writeproof.target;

import org.jspecify.annotations.NullMarked;
