package vn.lienket.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses, written {@code address/bits}. */
record Network(byte[] address, int bits) {

    static Network of(String text) {
        String[] parts = text.split("/");
        try {
            // A literal, so nothing is looked up.
            return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is no network", e);
        }
    }

    boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
