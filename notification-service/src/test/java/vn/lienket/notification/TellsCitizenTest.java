package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountLinked;

class TellsCitizenTest extends RunningService {

    @Test
    void tellsOnceThatTheAccountWasLinked() {
        Citizen citizen = Citizen.at("dvcqg");
        AccountLinked linked = citizen.linked();
        PUBLISHER.contact(citizen.account(), citizen.email(), "Nguyễn Thị Hoà");
        PUBLISHER.publish("account-linked", citizen.ref(), linked);

        await().untilAsserted(() -> assertThat(MAILBOX.to(citizen.email()))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.subject()).isEqualTo("Tài khoản đã được liên kết với VNeID");
                    assertThat(mail.messageId()).isEqualTo("<" + linked.getEventId() + "@lienket.example>");
                    assertThat(mail.text())
                            .contains("Kính gửi Ông/Bà Nguyễn Thị Hoà,")
                            .contains("Tài khoản Cổng Dịch vụ công quốc gia của Ông/Bà đã được liên kết")
                            .contains("Your account at the National Public Service Portal is now linked");
                }));
    }
}
