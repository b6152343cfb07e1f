package io.writeproof.jmeter;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;

/** What JMeter's HTTP Request does and Lean HTTP Request does not. */
enum BeyondLean {
    FOLLOWED_REDIRECTS("follow redirects", HTTPSamplerBase.FOLLOW_REDIRECTS, HTTPSamplerBase::getFollowRedirects),
    AUTO_REDIRECTS("follow redirects", HTTPSamplerBase.AUTO_REDIRECTS, HTTPSamplerBase::getAutoRedirects),
    EMBEDDED_RESOURCES("fetch embedded resources", HTTPSamplerBase.IMAGE_PARSER, HTTPSamplerBase::isImageParser),
    DIGEST("keep a digest instead of the answer", HTTPSamplerBase.MD5, HTTPSamplerBase::useMD5),
    MULTIPART("send multipart/form-data", HTTPSamplerBase.DO_MULTIPART_POST, HTTPSamplerBase::getDoMultipart),
    FILES("upload files", "HTTPsampler.Files", request -> request.getHTTPFileCount() > 0),
    PROXY(
            "use a proxy",
            HTTPSamplerBase.PROXYHOST,
            request -> !request.getProxyHost().isBlank()),
    SYSTEM_PROXY(
            "use a proxy",
            "the system properties http.proxyHost and https.proxyHost, which -H sets",
            request -> isSet("http.proxyHost") || isSet("https.proxyHost")),
    SOURCE_ADDRESS(
            "choose its own address",
            HTTPSamplerBase.IP_SOURCE,
            request -> !request.getIpSource().isBlank()),
    OTHER_PROTOCOL(
            "speak anything but http and https", HTTPSamplerBase.PROTOCOL, request -> !isHttp(request.getProtocol())),
    OTHER_METHOD(
            "send other methods than "
                    + String.join(
                            ", ", RequestComposer.METHODS.stream().sorted().toList()),
            HTTPSamplerBase.METHOD,
            request -> isKnown(request.getMethod()) && !RequestComposer.METHODS.contains(request.getMethod())),
    COOKIES("keep cookies", "an HTTP Cookie Manager in its scope", request -> request.getCookieManager() != null),
    CACHE("keep a cache", "an HTTP Cache Manager in its scope", request -> request.getCacheManager() != null),
    CREDENTIALS(
            "send credentials",
            "an HTTP Authorization Manager in its scope",
            request -> request.getAuthManager() != null),
    NAMES("resolve names itself", "a DNS Cache Manager in its scope", request -> request.getDNSResolver() != null);

    private final String what;
    private final String where;

    @SuppressWarnings("ImmutableEnumChecker") // Each only reads the sampler that it is given.
    private final Predicate<HTTPSamplerBase> asked;

    BeyondLean(String what, String where, Predicate<HTTPSamplerBase> asked) {
        this.what = what;
        this.where = where;
        this.asked = asked;
    }

    /** A sentence for each thing that a sampler, with what its scope adds to it, asks for in vain. */
    static List<String> askedBy(HTTPSamplerBase request) {
        return Arrays.stream(values())
                .filter(beyond -> beyond.asked.test(request))
                .map(BeyondLean::sentence)
                .toList();
    }

    private String sentence() {
        return "Lean HTTP Request does not " + what + " (" + where
                + "); take that away, or use JMeter's HTTP Request here";
    }

    private static boolean isSet(String systemProperty) {
        return !System.getProperty(systemProperty, "").isBlank();
    }

    private static boolean isHttp(String protocol) {
        return !isKnown(protocol) || protocol.equalsIgnoreCase("http") || protocol.equalsIgnoreCase("https");
    }

    /** A variable may have no value before the load. */
    private static boolean isKnown(String text) {
        return !text.contains("${");
    }
}
