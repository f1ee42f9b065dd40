package org.onrecord.ingest.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Tells addresses of the public internet from private, local and special ones, by IANA's special-purpose registries. */
final class PublicAddresses {

    private static final List<Block> SPECIAL = List.of(
            block("0.0.0.0", 8),
            block("10.0.0.0", 8),
            block("100.64.0.0", 10),
            block("127.0.0.0", 8),
            block("169.254.0.0", 16),
            block("172.16.0.0", 12),
            block("192.0.0.0", 24),
            block("192.0.2.0", 24),
            block("192.88.99.0", 24),
            block("192.168.0.0", 16),
            block("198.18.0.0", 15),
            block("198.51.100.0", 24),
            block("203.0.113.0", 24),
            block("224.0.0.0", 4),
            block("240.0.0.0", 4),
            block("::", 96),
            block("64:ff9b:1::", 48),
            block("100::", 64),
            block("2001:2::", 48),
            block("2001:10::", 28),
            block("2001:db8::", 32),
            block("3fff::", 20),
            block("5f00::", 16),
            block("fc00::", 7),
            block("fe80::", 10),
            block("fec0::", 10),
            block("ff00::", 8));
    private static final Block NAT64 = block("64:ff9b::", 96);
    private static final Block SIX_TO_FOUR = block("2002::", 16);
    private static final Block TEREDO = block("2001::", 32);
    private static final Block MAPPED = new Block(mappedPrefix(), 96);

    private PublicAddresses() {}

    /** Whether the address is of the public internet, also when an IPv4 address is wrapped in an IPv6 one. */
    static boolean includes(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (SPECIAL.stream().anyMatch(block -> block.contains(bytes))) {
            return false;
        }
        if (address instanceof Inet4Address) {
            return true;
        }
        if (NAT64.contains(bytes) || MAPPED.contains(bytes)) {
            return includes(embedded(bytes, 12, 0));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return includes(embedded(bytes, 2, 0));
        }
        return !TEREDO.contains(bytes) || includes(embedded(bytes, 12, 0xff));
    }

    private static InetAddress embedded(byte[] bytes, int at, int inversion) {
        byte[] v4 = Arrays.copyOfRange(bytes, at, at + 4);
        for (int i = 0; i < v4.length; i++) {
            v4[i] ^= (byte) inversion;
        }
        try {
            return InetAddress.getByAddress(v4);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an IPv4 address", impossible);
        }
    }

    private static byte[] mappedPrefix() {
        byte[] prefix = new byte[16];
        prefix[10] = (byte) 0xff;
        prefix[11] = (byte) 0xff;
        return prefix;
    }

    private static Block block(String literal, int bits) {
        try {
            InetAddress address = InetAddress.getByName(literal);
            boolean sameFamily = literal.contains(":") == address instanceof Inet6Address;
            if (!sameFamily) {
                throw new IllegalStateException(literal + " was read as another family of addresses");
            }
            return new Block(address.getAddress(), bits);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(literal + " is no address", e);
        }
    }

    private record Block(byte[] prefix, int bits) {

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            int mask = 0xff << (8 - rest) & 0xff;
            return rest == 0 || (address[whole] & mask) == (prefix[whole] & mask);
        }
    }
}
