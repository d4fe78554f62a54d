package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.Language;
import vn.lienket.schemas.ContractTopic;

/** Invariant I4: canary values go through every path and are looked for in everything that is kept. */
class KeepsPersonalDataToItselfTest extends RunningService {

    private static final String NAME = "Hoàng Yến Canary";
    private static final String PHONE = "+84901234567";

    @Autowired
    ManageSubscriptions subscriptions;

    @Autowired
    Subscriptions opened;

    /** What a message itself says, and to whom, is the only place for it. */
    @Test
    void leavesNoneOfItInOutgoingHeadersOrWebhooks() throws IOException {
        Citizen mailed = Citizen.at("dvcqg");
        Citizen texted = Citizen.at("dvcqg");
        try (Sink sink = new Sink()) {
            var everything = subscriptions.open(
                    URI.create(sink.url()), new Subscription.Interest(List.of("account-linked"), List.of()));
            PUBLISHER.reach(mailed.account(), mailed.email(), PHONE, NAME);
            PUBLISHER.reach(texted.account(), null, PHONE, NAME);
            AccountLinked byText = texted.linked();
            PUBLISHER.publish("account-linked", mailed.ref(), mailed.linked());
            PUBLISHER.publish("account-linked", texted.ref(), byText);
            awaitStates(mailed.account(), NoticeState.SENT);
            awaitStates(texted.account(), NoticeState.SENT);
            await().until(() -> sink.calls().size() >= 2);
            subscriptions.change(everything.subscription().id(), Subscription.State.PAUSED);

            List<String> canaries = List.of(mailed.email(), NAME, PHONE, PHONE.substring(1), "0" + PHONE.substring(3));
            String mailHeaders = MAILBOX.headersTo(mailed.email());
            assertThat(mailHeaders).contains("Subject: Tài khoản");
            assertNone(canaries, "the mail's headers", mailHeaders);
            assertNone(
                    canaries, "the Subject", MAILBOX.to(mailed.email()).get(0).subject());
            var smsHeaders = TEXTS.gateway().headersOf(byText.getEventId());
            assertThat(smsHeaders).containsEntry("idempotency-key", byText.getEventId());
            assertNone(canaries, "the text message's headers", smsHeaders.toString());
            TEXTS.gateway().to(PHONE).forEach(text -> assertNone(canaries, "the text message", text.text()));
            sink.calls().forEach(call -> assertNone(canaries, "a webhook", call.headers() + call.body()));
            assertNone(canaries, "the database", database());
            assertNone(canaries, "the log", Files.readString(Path.of("target/notification-service.log")));
            // Or nothing that other tests announce were ever forgotten.
            opened.remove(everything.subscription().id());
        }
    }

    @Test
    void leavesNoneOfItInDatabaseTopicsDeadLettersOrLogs() throws IOException {
        Citizen told = Citizen.at("dvcqg");
        Citizen wrong = Citizen.at("dvcqg");
        Citizen unreadable = Citizen.at("dvcqg");
        PUBLISHER.contact(told.account(), "canary@" + told.email(), NAME);
        await().until(() -> contacts(told.account()) == 1);
        String first = sealed(told);
        PUBLISHER.reach(told.account(), told.email(), PHONE, NAME);
        // Or what is told, which is of another topic, may come before.
        await().until(() -> !sealed(told).equals(first));
        PUBLISHER.contact(wrong.account(), "canary@" + wrong.email(), NAME);
        byte[] contact = PUBLISHER.bytes(
                "account-contact-changed",
                Publisher.contactChanged(
                        unreadable.account(), unreadable.email(), NAME, Language.VI, Publisher.KEYSET));
        PUBLISHER.publish(
                "account-contact-changed", unreadable.account().text(), Arrays.copyOf(contact, contact.length - 2));
        for (Citizen citizen : List.of(told, wrong, unreadable)) {
            PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        }
        awaitStates(told.account(), NoticeState.SENT);
        awaitStates(wrong.account(), NoticeState.FAILED);
        awaitStates(unreadable.account(), NoticeState.WAITING);
        DeadLetterReader reader = new DeadLetterReader(PARTS);
        await().untilAsserted(() -> assertThat(reader.of(
                        "account-contact-changed", unreadable.account().accountId()))
                .hasSize(1));
        assertThat(MAILBOX.to(told.email())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains(NAME));

        List<String> canaries = List.of(told.email(), wrong.email(), unreadable.email(), NAME, PHONE);
        assertNone(canaries, "the database", database());
        assertNone(canaries, "the log", Files.readString(Path.of("target/notification-service.log")));
        ContractTopic.names().forEach(topic -> reader.records(topic)
                .forEach(record -> assertNone(
                        canaries,
                        topic,
                        DeadLetterReader.text(record.key())
                                + DeadLetterReader.text(record.value())
                                + headers(record))));
    }

    private String sealed(Citizen citizen) {
        return jdbc.sql("select encode(sealed, 'hex') from contact where portal = ? and account_id = ?")
                .params(citizen.account().portal(), citizen.account().accountId())
                .query(String.class)
                .single();
    }

    private static void assertNone(List<String> canaries, String where, String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        for (String canary : canaries) {
            String hex = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
            assertThat(folded.contains(canary.toLowerCase(Locale.ROOT)) || folded.contains(hex))
                    .as("%s in %s", canary, where)
                    .isFalse();
        }
    }

    /** All rows of all tables as text, bytes as hexadecimal. */
    private String database() {
        StringBuilder dump = new StringBuilder();
        jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql("select row_to_json(t)::text from \"" + table + "\" t")
                        .query(String.class)
                        .list()
                        .forEach(dump::append));
        assertThat(dump).contains("sealed");
        return dump.toString();
    }

    private static String headers(org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder();
        record.headers().forEach(header -> text.append(DeadLetterReader.text(header.value())));
        return text.toString();
    }
}
