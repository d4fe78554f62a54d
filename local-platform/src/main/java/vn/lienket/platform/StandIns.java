package vn.lienket.platform;

import java.time.Clock;
import vn.lienket.platform.mailbox.Mailbox;
import vn.lienket.platform.national.DeliveryReports;
import vn.lienket.platform.national.PopulationDatabase;
import vn.lienket.platform.national.SmsGateway;
import vn.lienket.platform.national.Vneid;
import vn.lienket.platform.tokens.ClientSecrets;
import vn.lienket.platform.tokens.TokenIssuer;

/** What stands for the world outside: the citizens' mail server, the national systems and the authorization server, in this process, behind real SMTP and HTTP. */
final class StandIns {

    private Mailbox mailbox;
    private PopulationDatabase populationDatabase;
    private Vneid vneid;
    private TokenIssuer tokenIssuer;
    private SmsGateway smsGateway;

    void start(DataFolder data, PortPlan ports, Secrets secrets, Started started) throws Exception {
        mailbox = started.keep(Mailbox.start(data.resolve("mailbox"), ports.of(Part.SMTP), ports.of(Part.MAILBOX)));
        populationDatabase = started.keep(PopulationDatabase.start(
                data.resolve("national/citizens.json"),
                secrets.populationDatabaseApiKey(),
                ports.of(Part.POPULATION_DATABASE),
                Clock.systemUTC()));
        vneid = started.keep(
                Vneid.start(data.resolve("national/identities.json"), ports.of(Part.VNEID), Clock.systemUTC()));
        tokenIssuer = started.keep(TokenIssuer.start(
                new ClientSecrets(secrets.tokenClientsKey()), ports.of(Part.TOKEN_ISSUER), Clock.systemUTC()));
        smsGateway = started.keep(SmsGateway.start(
                data.resolve("national/messages.jsonl"),
                secrets.smsGatewayApiKey(),
                new DeliveryReports(
                        () -> ports.url(Part.NOTIFICATION_SERVICE).resolve("/v1/sms-reports"),
                        secrets.smsGatewayReportSecret()),
                ports.of(Part.SMS_GATEWAY),
                Clock.systemUTC()));
    }

    Mailbox mailbox() {
        return mailbox;
    }

    PopulationDatabase populationDatabase() {
        return populationDatabase;
    }

    Vneid vneid() {
        return vneid;
    }

    TokenIssuer tokenIssuer() {
        return tokenIssuer;
    }

    SmsGateway smsGateway() {
        return smsGateway;
    }
}
