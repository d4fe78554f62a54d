package vn.lienket.notification;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import vn.lienket.schemas.Seal;

@AnalyzeClasses(packages = "vn.lienket.notification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The application class alone may touch Spring: it is where the process starts. */
    @ArchTest
    static final ArchRule rootNeedsOnlyJava = classes()
            .that(resideInAPackage("vn.lienket.notification").and(not(equivalentTo(NotificationService.class))))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "vn.lienket.notification");

    @ArchTest
    static final ArchRule edgesDoNotKnowEachOther =
            slices().matching("vn.lienket.notification.(*)..").should().notDependOnEachOther();

    /** The seal is no part of the contract: the database's own secrets are sealed with it, too. */
    @ArchTest
    static final ArchRule onlyKafkaKnowsTheContract = noClasses()
            .that()
            .resideOutsideOfPackage("vn.lienket.notification.kafka")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "vn.lienket.facts..", "vn.lienket.schemas..", "org.apache.avro..", "org.apache.kafka..")
                    .and(not(equivalentTo(Seal.class))));

    @ArchTest
    static final ArchRule onlyMailSpeaksSmtp = noClasses()
            .that()
            .resideOutsideOfPackage("vn.lienket.notification.mail")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "org.springframework.mail..");

    /** And text messages; their delivery reports come signed. */
    @ArchTest
    static final ArchRule onlyWebhooksCallOut = noClasses()
            .that()
            .resideOutsideOfPackages("vn.lienket.notification.webhook", "vn.lienket.notification.sms")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.net.http..", "com.standardwebhooks..");

    @ArchTest
    static final ArchRule onlyPostgresSpeaksSql = noClasses()
            .that()
            .resideOutsideOfPackage("vn.lienket.notification.postgres")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc..", "org.postgresql..");

    @ArchTest
    static final ArchRule timeComesIn = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.lang.System.class, "currentTimeMillis");
}
