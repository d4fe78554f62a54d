package vn.lienket.benchmarks.flink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The topics as Flink's tables. */
final class Facts {

    private Facts() {}

    static String accounts() {
        return source(
                "cccd_updated",
                "cccd-updated",
                """
                eventId STRING NOT NULL, occurredAt TIMESTAMP(3) NOT NULL, citizenRef STRING NOT NULL,
                previousCitizenRef STRING, portal STRING NOT NULL, accountId STRING NOT NULL,
                accountType STRING NOT NULL, requestId STRING NOT NULL""");
    }

    static String logins() {
        return source(
                "vneid_login",
                "vneid-login",
                """
                eventId STRING NOT NULL, occurredAt TIMESTAMP(3) NOT NULL, citizenRef STRING NOT NULL,
                vneidSubject STRING NOT NULL, assuranceLevel STRING NOT NULL, portal STRING NOT NULL""");
    }

    static String links() {
        return """
                CREATE TABLE account_linked (
                  eventId STRING NOT NULL, occurredAt TIMESTAMP(3) NOT NULL, citizenRef STRING NOT NULL,
                  portal STRING NOT NULL, accountId STRING NOT NULL, vneidSubject STRING NOT NULL,
                  sequence BIGINT NOT NULL, previousSubject STRING, late BOOLEAN NOT NULL, ruleVersion STRING NOT NULL,
                  cccdUpdatedEventId STRING NOT NULL, vneidLoginEventId STRING NOT NULL
                ) WITH (%s,
                  'value.avro-confluent.subject' = 'account-linked-value',
                  'key.format' = 'raw',
                  'key.fields' = 'citizenRef',
                  'sink.delivery-guarantee' = 'exactly-once',
                  'sink.transactional-id-prefix' = 'flink-join',
                  'properties.transaction.timeout.ms' = '600000',
                  'properties.linger.ms' = '5',
                  'properties.batch.size' = '262144')"""
                .formatted(options("account-linked"));
    }

    private static String source(String table, String topic, String columns) {
        return """
                CREATE TABLE %s (%s, arrived AS PROCTIME()) WITH (%s,
                  'scan.startup.mode' = 'earliest-offset',
                  'properties.group.id' = 'flink-join',
                  'properties.isolation.level' = 'read_committed',
                  'properties.max.poll.records' = '10000')"""
                .formatted(table, columns, options(topic));
    }

    private static String options(String topic) {
        return """
                'connector' = 'kafka',
                'topic' = '%s',
                'properties.bootstrap.servers' = '%s',
                'value.format' = 'avro-confluent',
                'value.avro-confluent.url' = '%s',
                'value.avro-confluent.schema' = '%s'"""
                .formatted(
                        topic,
                        named("KAFKA_BOOTSTRAP_SERVERS"),
                        named("SCHEMA_REGISTRY_URL"),
                        newestSchema(topic).replace("'", "''"));
    }

    private static String newestSchema(String topic) {
        String newest = null;
        for (int version = 1; ; version++) {
            try (InputStream in = Facts.class.getResourceAsStream("/released/" + topic + "/v" + version + ".avsc")) {
                if (in == null) {
                    return newest;
                }
                newest = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String named(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set");
        }
        return value;
    }
}
