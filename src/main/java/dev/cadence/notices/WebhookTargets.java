package dev.cadence.notices;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

import dev.cadence.shared.OverTheNetwork;
import dev.cadence.shared.Refusal;
import org.apache.hc.client5.http.DnsResolver;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/// Where webhooks may go: to addresses of the public internet, by TLS. Asked when somebody names an endpoint, to tell
/// them, and of every address that is about to be connected to, which is what counts.
@Component
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookTargets {

    /// Beyond what the framework knows for internal: local translation, addresses of
    /// IPv4 in an outdated form, and where one provider of clouds tells virtual machines
    /// about themselves.
    private static final InetAddressFilter PUBLIC = InetAddressFilter.externalAddresses()
        .andNot("64:ff9b:1::/48", "::/96", "168.63.129.16/32")
        .andNot(InetAddressFilter.adapt(WebhookTargets::isMapped));

    private static final byte[] MAPPED = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 };

    private static final InetAddressFilter PUBLIC_OR_HERE = PUBLIC.or("127.0.0.0/8", "::1/128");

    private final boolean development;

    private final DnsResolver names;

    WebhookTargets(WebhookSettings settings, DnsResolver namesAsked) {
        this.development = settings.development();
        this.names = namesAsked;
    }

    InetAddressFilter addresses() {
        return development ? PUBLIC_OR_HERE : PUBLIC;
    }

    /// @throws Refusal `webhook-url-refused`
    void require(String url) {
        OverTheNetwork.neverInATransaction("Names are not looked up");
        var address = parse(url);
        var secure = "https".equalsIgnoreCase(address.getScheme());
        if (!secure && !(development && "http".equalsIgnoreCase(address.getScheme()))) {
            throw refused("must begin with https://");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw refused("must have a host, and neither a user nor a fragment");
        }
        if (!isAllowed(address.getHost())) {
            throw refused("must lead to the public internet");
        }
    }

    /// An IPv4 address in the clothes of an IPv6 one (`::ffff:0:0/96`), which the system
    /// connects to by IPv4. Java undresses those that it reads, not those that a name
    /// server gives, and no public endpoint needs one.
    private static boolean isMapped(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == MAPPED.length + 4 && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
    }

    private static URI parse(String url) {
        try {
            return URI.create(url);
        }
        catch (IllegalArgumentException malformed) {
            throw refused("is no URL");
        }
    }

    private boolean isAllowed(String host) {
        try {
            var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return Arrays.stream(names.resolve(bare)).allMatch(addresses()::matches);
        }
        catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static Refusal refused(String why) {
        return Refusal.unprocessable("webhook-url-refused", "The url %s.".formatted(why));
    }

}
