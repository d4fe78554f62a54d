package vn.lienket.account;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.lienket.account", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Only the application class, which puts the use cases together, may touch Spring. */
    @ArchTest
    static final ArchRule theRootKnowsOnlyJava = classes()
            .that(resideInAPackage("vn.lienket.account").and(not(equivalentTo(AccountServiceApplication.class))))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "vn.lienket.account");

    @ArchTest
    static final ArchRule edgesDoNotKnowEachOther =
            slices().matching("vn.lienket.account.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule avroStaysInTheKafkaEdge = noClasses()
            .that()
            .resideOutsideOfPackage("..account.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vn.lienket.facts..", "org.apache.avro..", "vn.lienket.schemas.kafka..");

    @ArchTest
    static final ArchRule theRootDecidesOnTheTimeItIsGiven = noClasses()
            .that(resideInAPackage("vn.lienket.account").and(not(equivalentTo(AccountServiceApplication.class))))
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
