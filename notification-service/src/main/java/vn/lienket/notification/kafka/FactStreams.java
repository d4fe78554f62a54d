package vn.lienket.notification.kafka;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.messaging.Message;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;
import vn.lienket.notification.AccountFact;
import vn.lienket.notification.Announcement;
import vn.lienket.notification.Cutoffs;
import vn.lienket.notification.FollowCalendar;
import vn.lienket.notification.KeepContact;
import vn.lienket.notification.TellCitizen;
import vn.lienket.notification.TellDownstream;

/** What is done with each input; application.yml says which topic it is. */
@Configuration(proxyBeanMethods = false)
class FactStreams {

    private final FactReaders readers;
    private final TellCitizen citizen;
    private final TellDownstream downstream;

    FactStreams(FactReaders readers, TellCitizen citizen, TellDownstream downstream) {
        this.readers = readers;
        this.citizen = citizen;
        this.downstream = downstream;
    }

    /** Hands a poll over as it lies in the topic; the binder finds it by its name. */
    @Bean
    BatchMessagingMessageConverter plainRecords() {
        BatchMessagingMessageConverter plain = new BatchMessagingMessageConverter();
        plain.setRawRecordHeader(true);
        plain.setHeaderMapper(null);
        return plain;
    }

    @Bean
    Consumer<Message<?>> tellConfirmed() {
        return tell(CccdUpdated.class, CccdUpdated::getCitizenRef, Facts::of);
    }

    @Bean
    Consumer<Message<?>> tellRejected() {
        return tell(CccdUpdateRejected.class, f -> f.getPortal() + "/" + f.getAccountId(), Facts::of);
    }

    @Bean
    Consumer<Message<?>> tellLinked() {
        return tell(AccountLinked.class, AccountLinked::getCitizenRef, Facts::of);
    }

    @Bean
    Consumer<Message<?>> tellUnlinked() {
        return tell(AccountUnlinked.class, AccountUnlinked::getCitizenRef, Facts::of);
    }

    @Bean
    Consumer<Message<?>> tellRefused() {
        return tell(LinkRefused.class, LinkRefused::getCitizenRef, Facts::of);
    }

    /** Not for downstream: it says who decided; what came of it is told by the facts that follow. */
    @Bean
    Consumer<Message<?>> tellDecided() {
        return new FactListener<>(
                new FactsOfTopic<>(
                        readers.open(), LinkCommand.class, LinkCommand::getCitizenRef, (topic, fact) -> Facts.of(fact)),
                citizen::tell);
    }

    @Bean
    Consumer<Message<?>> tellClosed() {
        return tell(AccountClosed.class, f -> f.getPortal() + "/" + f.getAccountId(), Facts::of);
    }

    @Bean
    Consumer<Message<?>> recordCutoff(Cutoffs cutoffs) {
        return tell(
                CutoffReached.class,
                f -> f.getPortal() + "/" + f.getAccountType(),
                Facts::of,
                reached -> reached.forEach(cutoffs::record));
    }

    @Bean
    Consumer<Message<?>> followCalendar(FollowCalendar calendar) {
        return tell(
                CutoffScheduled.class,
                f -> f.getPortal() + "/" + f.getAccountType(),
                Facts::of,
                scheduled -> scheduled.forEach(calendar::scheduled));
    }

    @Bean
    Consumer<Message<?>> followContact(KeepContact contacts) {
        return new FactListener<>(new ContactsOfTopic(readers.open()), contacts::changed);
    }

    private <T extends SpecificRecord> Consumer<Message<?>> tell(
            Class<T> type, Function<T, String> key, Function<T, AccountFact> meaning) {
        return tell(type, key, meaning, citizen::tell);
    }

    /** Each of the two is safe to repeat, so a failure between them, after which the records come again, does no harm. */
    private <T extends SpecificRecord, M> Consumer<Message<?>> tell(
            Class<T> type, Function<T, String> key, Function<T, M> meaning, Consumer<List<M>> here) {
        return new FactListener<>(
                new FactsOfTopic<>(
                        readers.open(),
                        type,
                        key,
                        (topic, fact) -> new Heard<>(JsonFact.announcement(topic, fact), meaning.apply(fact))),
                heard -> {
                    downstream.tell(heard.stream().map(Heard::announcement).toList());
                    here.accept(heard.stream().map(Heard::meaning).toList());
                });
    }

    /** A fact as others are told it, and as it is understood here. */
    private record Heard<M>(Announcement announcement, M meaning) {}
}
