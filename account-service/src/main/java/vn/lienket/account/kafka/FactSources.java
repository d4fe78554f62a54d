package vn.lienket.account.kafka;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import vn.lienket.account.Accounts;
import vn.lienket.account.CccdConfirmed;
import vn.lienket.account.CccdRejected;
import vn.lienket.account.Fact;
import vn.lienket.account.Grounds;
import vn.lienket.account.Link;
import vn.lienket.account.LinkChanged;
import vn.lienket.account.LinkDenied;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.LinkRefused;

/** What this service hears, and what each fact means to an account. */
@Configuration(proxyBeanMethods = false)
class FactSources {

    private final Accounts accounts;
    private final Map<String, Object> readerSettings;

    FactSources(Accounts accounts, KafkaProperties kafka) {
        this.accounts = accounts;
        this.readerSettings = Map.copyOf(kafka.buildConsumerProperties());
    }

    @Bean
    Consumer<Message<?>> confirmCccd() {
        return new FactSource<>(
                "confirmCccd",
                CccdUpdated.class,
                CccdUpdated::getCitizenRef,
                FactSources::confirmed,
                accounts,
                readerSettings);
    }

    @Bean
    Consumer<Message<?>> rejectCccd() {
        return new FactSource<>(
                "rejectCccd",
                CccdUpdateRejected.class,
                fact -> fact.getPortal() + "/" + fact.getAccountId(),
                FactSources::rejected,
                accounts,
                readerSettings);
    }

    @Bean
    Consumer<Message<?>> recordLink() {
        return new FactSource<>(
                "recordLink",
                AccountLinked.class,
                AccountLinked::getCitizenRef,
                FactSources::linked,
                accounts,
                readerSettings);
    }

    @Bean
    Consumer<Message<?>> withdrawLink() {
        return new FactSource<>(
                "withdrawLink",
                AccountUnlinked.class,
                AccountUnlinked::getCitizenRef,
                FactSources::unlinked,
                accounts,
                readerSettings);
    }

    @Bean
    Consumer<Message<?>> noteRefusal() {
        return new FactSource<>(
                "noteRefusal",
                LinkRefused.class,
                LinkRefused::getCitizenRef,
                FactSources::refused,
                accounts,
                readerSettings);
    }

    private static Fact confirmed(CccdUpdated fact) {
        return new CccdConfirmed(
                FactSource.id(fact.getEventId()),
                FactSource.account(fact.getPortal(), fact.getAccountId()),
                FactSource.id(fact.getRequestId()),
                new CccdConfirmed.Citizen(fact.getCitizenRef(), fact.getPreviousCitizenRef()),
                fact.getOccurredAt());
    }

    private static Fact rejected(CccdUpdateRejected fact) {
        return new CccdRejected(
                FactSource.id(fact.getEventId()),
                FactSource.account(fact.getPortal(), fact.getAccountId()),
                FactSource.id(fact.getRequestId()),
                fact.getReason().name(),
                fact.getOccurredAt());
    }

    private static Fact linked(AccountLinked fact) {
        return new LinkChanged(
                FactSource.id(fact.getEventId()),
                FactSource.account(fact.getPortal(), fact.getAccountId()),
                new Link(
                        fact.getCitizenRef(),
                        fact.getSequence(),
                        fact.getVneidSubject(),
                        fact.getLate(),
                        fact.getOccurredAt()),
                new Grounds(
                        "rules " + fact.getRuleVersion(),
                        List.of(fact.getCccdUpdatedEventId(), fact.getVneidLoginEventId())));
    }

    private static Fact unlinked(AccountUnlinked fact) {
        return new LinkChanged(
                FactSource.id(fact.getEventId()),
                FactSource.account(fact.getPortal(), fact.getAccountId()),
                new Link(fact.getCitizenRef(), fact.getSequence(), null, false, fact.getOccurredAt()),
                new Grounds(
                        fact.getRequestedBy() == null
                                ? fact.getReason().name()
                                : fact.getReason() + ", asked by " + fact.getRequestedBy(),
                        List.of()));
    }

    private static Fact refused(LinkRefused fact) {
        return new LinkDenied(
                FactSource.id(fact.getEventId()),
                FactSource.account(fact.getPortal(), fact.getAccountId()),
                fact.getReason().name(),
                fact.getOccurredAt(),
                new Grounds(
                        fact.getReason() + ", rules " + fact.getRuleVersion(),
                        List.of(fact.getCccdUpdatedEventId(), fact.getVneidLoginEventId())));
    }
}
