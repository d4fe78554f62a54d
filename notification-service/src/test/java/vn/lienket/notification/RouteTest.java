package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienket.notification.Channel.EMAIL;
import static vn.lienket.notification.Channel.INBOX;
import static vn.lienket.notification.Channel.SMS;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final Instant AT = Instant.parse("2024-06-01T00:00:00Z");

    @Test
    void goesByTheNextChannelWhenOneFailsForGood() {
        assertThat(new Route(ChannelOrder.USUAL, EMAIL, Map.of()).refused("SMTP_550", AT))
                .isEqualTo(new Settlement.HandedOn(EMAIL, "SMTP_550", SMS, AT));
        assertThat(new Route(order(SMS, EMAIL), SMS, Map.of()).refused("PHONE_INVALID", AT))
                .isEqualTo(new Settlement.HandedOn(SMS, "PHONE_INVALID", EMAIL, AT));
    }

    @Test
    void triesNoChannelTwiceThoughTheOrderWasChangedMeanwhile() {
        assertThat(new Route(order(SMS, EMAIL), EMAIL, Map.of()).refused("SMTP_550", AT))
                .isEqualTo(new Settlement.HandedOn(EMAIL, "SMTP_550", SMS, AT));
        assertThat(new Route(order(SMS, EMAIL), SMS, Map.of(EMAIL, "SMTP_550")).refused("HTTP_422", AT))
                .isEqualTo(new Settlement.Settled(NoticeState.FAILED, AT, "HTTP_422"));
    }

    @Test
    void leavesToTheInboxWhatNobodyTakes() {
        assertThat(new Route(ChannelOrder.USUAL, SMS, Map.of(EMAIL, Route.NO_ADDRESS)).refused(Route.NO_ADDRESS, AT))
                .isEqualTo(new Settlement.Settled(NoticeState.NO_ADDRESS, AT, null));
        assertThat(new Route(ChannelOrder.USUAL, SMS, Map.of(EMAIL, "SMTP_550")).refused(Route.NO_ADDRESS, AT))
                .isEqualTo(new Settlement.Settled(NoticeState.FAILED, AT, "SMTP_550"));
        assertThat(new Route(order(EMAIL), EMAIL, Map.of()).refused("SMTP_550", AT))
                .isEqualTo(new Settlement.Settled(NoticeState.FAILED, AT, "SMTP_550"));
    }

    @Test
    void endsEachOrderWithTheInbox() {
        assertThat(order(SMS).channels()).containsExactly(SMS, INBOX);
        assertThat(order(INBOX).first()).isEqualTo(INBOX);
        assertThatThrownBy(() -> order(SMS, SMS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(INBOX, SMS)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ChannelOrder order(Channel... channels) {
        return new ChannelOrder(List.of(channels));
    }
}
