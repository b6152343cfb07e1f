package io.writeproof.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.metrics.MetricsPage;

/** {@code GET /metrics}, in the text format of Prometheus. Thread-safe. */
public final class MetricsHandler implements Handler<RoutingContext> {

    private final MetricsPage page;
    private final Replies replies;

    /** Shows this page. */
    public MetricsHandler(MetricsPage page, Replies replies) {
        this.page = page;
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        replies.send(context, page.contentType(), Buffer.buffer(page.content()));
    }
}
