package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.ClosureReason;
import vn.lienket.facts.Language;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.RejectionReason;
import vn.lienket.facts.UnlinkReason;

class TellsCitizenTest extends RunningService {

    private final Citizen citizen = Citizen.at("dvcqg");

    @Test
    void tellsOnceThatTheAccountWasLinked() {
        AccountLinked linked = citizen.linked();
        PUBLISHER.contact(citizen.account(), citizen.email(), "Nguyễn Thị Hoà");
        PUBLISHER.publish("account-linked", citizen.ref(), linked);
        PUBLISHER.publish("account-linked", citizen.ref(), linked);
        AccountLinked later = citizen.linked(Citizen.AT.plusSeconds(60), false, "vneid-0");
        PUBLISHER.publish("account-linked", citizen.ref(), later);

        List<Mailbox.Mail> mails = mails(2);
        assertThat(mails).extracting(Mailbox.Mail::messageId).containsExactly(messageId(linked), messageId(later));
        assertThat(mails.get(0).subject()).isEqualTo("Tài khoản đã được liên kết với VNeID");
        for (String part : List.of(mails.get(0).text(), mails.get(0).html())) {
            assertThat(part)
                    .contains("Kính gửi Ông/Bà Nguyễn Thị Hoà,")
                    .contains(
                            "Tài khoản Cổng Dịch vụ công quốc gia của Ông/Bà đã được liên kết với tài khoản định danh điện tử do Bộ Công an cấp (VNeID).")
                    .contains("14:05, 30/06/2024")
                    .contains("https://dichvucong.gov.vn")
                    .contains("Dear Nguyễn Thị Hoà,")
                    .contains("Your account at the National Public Service Portal is now linked")
                    .doesNotContain(citizen.account().accountId());
        }
        assertThat(mails.get(1).text()).contains("VNeID mới được cấp").contains("newly issued VNeID");
    }

    @Test
    void tellsThatTheNumberWasConfirmedAndWhatComesNext() {
        tell("cccd-updated", citizen.ref(), citizen.confirmed());
        assertThat(onlyMail().text())
                .contains("Bước 2: Thực hiện đăng nhập vào Cổng Dịch vụ công quốc gia bằng tài khoản định danh điện tử")
                .contains("Step 2: log in to the National Public Service Portal");
    }

    @Test
    void tellsThatTheNumberWasRejectedAndWhatToDo() {
        tell("cccd-update-rejected", citizen.account().text(), citizen.rejected(RejectionReason.NAME_MISMATCH));
        assertThat(onlyMail().text())
                .contains("Họ và tên của tài khoản Cổng Dịch vụ công quốc gia không khớp")
                .contains("“Cập nhật từ CSDL Quốc gia về dân cư”")
                .contains("The full name of your account");
    }

    @Test
    void tellsThatTheLinkCameLate() {
        tell("account-linked", citizen.ref(), citizen.linked(Citizen.AT, true, null));
        assertThat(onlyMail().text()).contains("trong thời gian gia hạn").contains("within the period of grace");
    }

    @Test
    void tellsThatTheLinkWasWithdrawn() {
        tell("account-unlinked", citizen.ref(), citizen.unlinked(UnlinkReason.CCCD_CORRECTED));
        assertThat(onlyMail().text()).contains("đã được đính chính").contains("was corrected");
    }

    @Test
    void tellsWhyTheLinkWasRefused() {
        tell("link-refused", citizen.ref(), citizen.refused(RefusalReason.ASSURANCE_TOO_LOW));
        assertThat(onlyMail().text())
                .contains("chưa đạt mức độ định danh cần thiết")
                .contains("level 2");
    }

    @Test
    void tellsThatTheCutoffWasReached() {
        tell("account-closed", citizen.account().text(), citizen.closed(ClosureReason.CUTOFF));
        assertThat(onlyMail().text())
                .contains("đã dừng hoạt động và được thay thế")
                .contains("has stopped working");
    }

    @Test
    void tellsThatAClosedAccountWorksAgain() {
        tell("account-closed", citizen.account().text(), citizen.closed(ClosureReason.CUTOFF));
        onlyMail();
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked(Citizen.AT.plusSeconds(9), false, null));
        assertThat(mails(2).get(1).text())
                .contains("tài khoản hoạt động trở lại")
                .contains("the account works again");
    }

    @Test
    void doesNotFrightenWhoseLinkIsHeardOfBeforeTheClosureThatItUndid() {
        tell("account-linked", citizen.ref(), citizen.linked(Citizen.AT.minusSeconds(9), false, null));
        onlyMail();
        PUBLISHER.publish("account-closed", citizen.account().text(), citizen.closed(ClosureReason.CUTOFF));
        assertThat(mails(2).get(1).text())
                .contains("tài khoản đã được liên kết với VNeID")
                .contains("There is nothing you need to do");
    }

    @Test
    void tellsWhatOpsDecidedButLeavesAWithdrawnLinkToItsOwnFact() {
        tell("link-command", citizen.ref(), citizen.decided(LinkAction.UNLINK));
        PUBLISHER.publish("link-command", citizen.ref(), citizen.decided(LinkAction.KEEP));
        assertThat(onlyMail().text())
                .contains("tài khoản này không được liên kết")
                .contains("this one will not be");
    }

    @Test
    void writesInGeneralWordsAboutAReasonItDoesNotKnow() {
        tell("link-refused", citizen.ref(), citizen.refused(RefusalReason.UNKNOWN));
        assertThat(onlyMail().text())
                .contains("chưa được liên kết với tài khoản VNeID")
                .contains("is not linked to VNeID");
    }

    @Test
    void writesInThePreferredLanguageFirst() {
        PUBLISHER.contact(citizen.account(), citizen.email(), null, Language.EN);
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());

        Mailbox.Mail mail = onlyMail();
        assertThat(mail.subject()).isEqualTo("Your account is linked to VNeID");
        assertThat(mail.text()).containsSubsequence("Dear Sir or Madam,", "Kính gửi Ông/Bà,");
    }

    @Test
    void doesNotTellWhoseDataWereErased() {
        tell("account-closed", citizen.account().text(), citizen.closed(ClosureReason.ERASED));
        // The same key, so it comes after.
        PUBLISHER.publish("account-closed", citizen.account().text(), citizen.closed(ClosureReason.CUTOFF));
        assertThat(onlyMail().subject()).isEqualTo("Tài khoản đã dừng hoạt động");
    }

    @Test
    void waitsForTheContactAndThenTellsInTheOrderInWhichThingsHappened() {
        AccountLinked second = citizen.linked(Citizen.AT.plusSeconds(60), false, "vneid-0");
        AccountLinked first = citizen.linked(Citizen.AT, false, null);
        SpecificRecord third = citizen.closed(ClosureReason.CUTOFF);
        third.put(1, Citizen.AT.plusSeconds(120));
        PUBLISHER.publish("account-linked", citizen.ref(), second);
        PUBLISHER.publish("account-linked", citizen.ref(), first);
        PUBLISHER.publish("account-closed", citizen.account().text(), third);
        awaitStates(citizen.account(), NoticeState.WAITING, NoticeState.WAITING, NoticeState.WAITING);

        PUBLISHER.contact(citizen.account(), citizen.email(), null);

        assertThat(mails(3))
                .extracting(Mailbox.Mail::messageId)
                .containsExactly(messageId(first), messageId(second), messageId(third));
    }

    @Test
    void tellsNobodyWithoutAnAddress() {
        PUBLISHER.contact(citizen.account(), null, "Nguyễn Thị Hoà");
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        awaitStates(citizen.account(), NoticeState.NO_ADDRESS);
    }

    @Test
    void givesUpOnAnAddressThatIsNone() {
        PUBLISHER.contact(citizen.account(), "không phải\r\nBcc: ai@thu.example", null);
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        awaitStates(citizen.account(), NoticeState.FAILED);
        assertThat(notices.of(citizen.account()))
                .extracting(NoticeEntry::failure)
                .containsExactly("ADDRESS_INVALID");
    }

    @Test
    void forgetsTheContactAtATombstone() {
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        awaitStates(citizen.account(), NoticeState.WAITING);
        PUBLISHER.publish("account-contact-changed", citizen.account().text(), (byte[]) null);
        awaitStates(citizen.account(), NoticeState.ERASED);
        assertThat(contacts(citizen.account())).isZero();
    }

    @Test
    void erasesTheContactOfWhoWasToldBefore() {
        tell("account-linked", citizen.ref(), citizen.linked());
        onlyMail();
        PUBLISHER.publish("account-contact-changed", citizen.account().text(), (byte[]) null);
        await().untilAsserted(() -> assertThat(contacts(citizen.account())).isZero());
    }

    @Test
    void keepsANoticeWhoseContactCannotBeOpenedUntilItCan() {
        String strange = vn.lienket.schemas.Seal.newKeyset();
        PUBLISHER.publish(
                "account-contact-changed",
                citizen.account().text(),
                Publisher.contactChanged(citizen.account(), citizen.email(), null, Language.VI, strange));
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        await().untilAsserted(() -> assertThat(notices.of(citizen.account()))
                .extracting(NoticeEntry::failure)
                .containsExactly("CONTACT_UNREADABLE"));

        PUBLISHER.contact(citizen.account(), citizen.email(), null);
        onlyMail();
    }

    private void tell(String topic, String key, SpecificRecord fact) {
        PUBLISHER.contact(citizen.account(), citizen.email(), "Nguyễn Thị Hoà");
        PUBLISHER.publish(topic, key, fact);
    }

    private Mailbox.Mail onlyMail() {
        return mails(1).get(0);
    }

    private List<Mailbox.Mail> mails(int count) {
        await().untilAsserted(() -> assertThat(MAILBOX.to(citizen.email())).hasSize(count));
        awaitStates(
                citizen.account(),
                java.util.Collections.nCopies(count, NoticeState.SENT).toArray(NoticeState[]::new));
        return MAILBOX.to(citizen.email());
    }

    private static String messageId(SpecificRecord fact) {
        return "<" + UUID.fromString((String) fact.get(0)) + "@lienket.example>";
    }
}
