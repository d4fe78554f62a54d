package vn.lienket.registry.http;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import vn.lienket.registry.Shares;

/** {@code /actuator/quota}: what is agreed and how much of it is this instance's; a new figure is posted to each instance, the smaller one before it counts. */
@Component
@Endpoint(id = "quota")
class QuotaEndpoint {

    private final Pace pace;
    private final Shares shares;

    QuotaEndpoint(Pace pace, Shares shares) {
        this.pace = pace;
        this.shares = shares;
    }

    @ReadOperation
    public Map<String, Integer> quota() {
        int perSecond = pace.quota().perSecond();
        return Map.of("perSecond", perSecond, "ofThisInstance", shares.of(perSecond));
    }

    @WriteOperation
    public Map<String, Integer> change(int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("perSecond is at least 1");
        }
        pace.change(pace.quota().withPerSecond(perSecond));
        return quota();
    }
}
