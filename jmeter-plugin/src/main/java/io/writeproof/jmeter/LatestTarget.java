package io.writeproof.jmeter;

import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.protocol.http.util.HTTPConstants;
import org.jspecify.annotations.Nullable;

/** Where the latest request of a sampler went: parsed anew only when a field says something else. Confined to a thread. */
final class LatestTarget {

    private @Nullable Fields fields;
    private @Nullable RequestTarget target;

    RequestTarget of(HTTPSamplerBase sampler, String method) throws MalformedURLException, URISyntaxException {
        Fields now = Fields.of(sampler, method);
        RequestTarget latest = target;
        if (latest == null || !now.equals(fields)) {
            latest = RequestTarget.of(now.url());
            target = latest;
            fields = now;
        }
        return latest;
    }

    /** The parts of a URL, each read once: a function in it may say something else the next time. */
    private record Fields(String path, String protocol, String domain, String port, String query) {

        static Fields of(HTTPSamplerBase sampler, String method) {
            String path = sampler.getPath();
            if (isWhole(path)) {
                return new Fields(path, "", "", "", "");
            }
            boolean query = switch (method) {
                case HTTPConstants.GET, HTTPConstants.DELETE, HTTPConstants.OPTIONS -> sampler.hasArguments();
                default -> false;
            };
            return new Fields(
                    path,
                    sampler.getProtocol(),
                    sampler.getDomain(),
                    sampler.getPropertyAsString(HTTPSamplerBase.PORT),
                    query ? sampler.getQueryString(sampler.getContentEncoding()) : "");
        }

        private static boolean isWhole(String path) {
            return path.startsWith("http://") || path.startsWith("https://");
        }

        /** As {@link HTTPSamplerBase#getUrl} makes it. */
        URL url() throws MalformedURLException {
            if (isWhole(path)) {
                return new URL(path);
            }
            String file = path.startsWith("/") ? path : "/" + path;
            if (!query.isEmpty()) {
                file += (path.contains("?") ? "&" : "?") + query;
            }
            int number = portNumber();
            boolean unsaid = number == HTTPSamplerBase.UNSPECIFIED_PORT
                    || number == HTTPSamplerBase.getDefaultPort(protocol, HTTPSamplerBase.URL_UNSPECIFIED_PORT);
            return unsaid ? new URL(protocol, domain, file) : new URL(protocol, domain, number, file);
        }

        private int portNumber() {
            try {
                return port.isBlank() ? HTTPSamplerBase.UNSPECIFIED_PORT : Integer.parseInt(port.strip());
            } catch (NumberFormatException e) {
                return HTTPSamplerBase.UNSPECIFIED_PORT;
            }
        }
    }
}
