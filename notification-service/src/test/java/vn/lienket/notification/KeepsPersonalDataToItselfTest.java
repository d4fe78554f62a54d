package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.Language;
import vn.lienket.schemas.ContractTopic;

/** Invariant I4: canary values go through every path and are looked for in everything that is kept. */
class KeepsPersonalDataToItselfTest extends RunningService {

    private static final String NAME = "Hoàng Yến Canary";
    private static final String PHONE = "+84901234567";

    @Test
    void leavesNoneOfItInDatabaseTopicsDeadLettersOrLogs() throws IOException {
        Citizen told = Citizen.at("dvcqg");
        Citizen wrong = Citizen.at("dvcqg");
        Citizen unreadable = Citizen.at("dvcqg");
        PUBLISHER.contact(told.account(), "canary@" + told.email(), NAME);
        PUBLISHER.contact(told.account(), told.email(), NAME);
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
