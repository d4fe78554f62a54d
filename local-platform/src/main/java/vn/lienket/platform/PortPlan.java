package vn.lienket.platform;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Which part listens where on the loopback address. */
public final class PortPlan {

    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);

    private PortPlan(ToIntFunction<Part> port) {
        Part.all().forEach(part -> ports.put(part, port.applyAsInt(part)));
    }

    /** The usual ports, all moved by the same distance. */
    public static PortPlan usual(int offset) {
        return new PortPlan(part -> part.usualPort() + offset);
    }

    /** Ports that are free now, for tests. */
    public static PortPlan free() {
        return new PortPlan(part -> Ports.free());
    }

    public int of(Part part) {
        return ports.get(part);
    }

    public URI url(Part part) {
        return URI.create("http://localhost:" + of(part));
    }

    String bootstrapServers() {
        return "localhost:" + of(Part.KAFKA);
    }

    String registryUrl() {
        return url(Part.SCHEMA_REGISTRY) + "/apis/ccompat/v7";
    }

    /** @throws CannotStart naming the first port that somebody else has, and what wanted it */
    void requireFree() {
        ports.forEach((part, port) -> {
            if (!Ports.isFree(port)) {
                throw new CannotStart(
                        "port " + port + ", wanted by the " + part.title()
                                + ", is taken; stop what listens there, or choose other ports with --port-offset 1000",
                        CannotStart.PORT_TAKEN);
            }
        });
    }
}
