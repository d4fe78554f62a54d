package vn.lienket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void areFreeNeverGivenTwiceAndNoneThatAConnectionMayTakeMeanwhile() {
        List<Integer> ports =
                IntStream.range(0, 200).mapToObj(n -> Ports.free()).toList();

        assertThat(ports)
                .doesNotHaveDuplicates()
                .allMatch(port -> port < 32_768)
                .allMatch(Ports::isFree);
    }
}
