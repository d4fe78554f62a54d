package vn.lienket.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private final PublicAddresses addresses = new PublicAddresses(List.of());

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "11.0.0.1", "172.32.0.1", "100.128.0.1", "223.255.255.254", "2606:4700::1111"})
    void allowsPublicOnes(String address) throws Exception {
        assertThat(addresses.allow(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::a00:1",
                "2001:0:a00:1::",
                "2002:a00:1::",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void allowsNoOther(String address) throws Exception {
        assertThat(addresses.allow(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void allowsWhatTheSettingsName() throws Exception {
        PublicAddresses some = new PublicAddresses(List.of("10.20.0.0/16"));
        assertThat(some.allow(InetAddress.getByName("10.20.3.4"))).isTrue();
        assertThat(some.allow(InetAddress.getByName("10.21.3.4"))).isFalse();
    }

    @Test
    void connectsOnlyToWhatWasChecked() throws Exception {
        CheckedAddresses checked =
                new CheckedAddresses(new PublicAddresses(List.of("127.0.0.0/8", "::1/128")), Clock.systemUTC());
        assertThatThrownBy(() -> checked.resolve("localhost")).isInstanceOf(UnknownHostException.class);
        checked.check("localhost");
        assertThat(checked.resolve("LOCALHOST")).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
    }

    @Test
    void refusesAHostOneOfWhoseAddressesIsNotPublic() {
        CheckedAddresses checked = new CheckedAddresses(addresses, Clock.systemUTC());
        assertThatThrownBy(() -> checked.check("localhost")).isInstanceOf(CheckedAddresses.ForbiddenAddress.class);
        assertThat(checked.knows("localhost")).isFalse();
    }
}
