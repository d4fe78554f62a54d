package vn.lienket.registry.http;

import org.springframework.stereotype.Component;
import vn.lienket.registry.SharedQuota;
import vn.lienket.registry.Shares;

@Component
class PacedQuota implements SharedQuota {

    private final Pace pace;
    private final Shares shares;

    PacedQuota(Pace pace, Shares shares) {
        this.pace = pace;
        this.shares = shares;
    }

    @Override
    public int perSecond() {
        return pace.quota().perSecond();
    }

    @Override
    public int ofThisInstance() {
        return shares.of(perSecond());
    }

    @Override
    public void change(int perSecond) {
        pace.change(pace.quota().withPerSecond(perSecond));
    }
}
