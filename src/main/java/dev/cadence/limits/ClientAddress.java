package dev.cadence.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Who sends requests, as far as the network tells: an IPv4 address, or the /64 of an IPv6 address, of which one
/// subscriber has all 2^64.
public final class ClientAddress {

    private static final int PREFIX = 64 / Byte.SIZE;

    private ClientAddress() {
    }

    /// @param remote as the server says it; what is no address, which a proxy may have
    /// said, stands for itself
    public static String of(String remote) {
        try {
            var address = InetAddress.ofLiteral(remote);
            return address instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), PREFIX)) + "/64"
                    : address.getHostAddress();
        }
        catch (IllegalArgumentException unknown) {
            return remote;
        }
    }

}
