package vn.lienket.registry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

@AnalyzeClasses(packages = "vn.lienket.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** But for the one class that starts Spring, and Unicode's own library, which is all that comparing names needs. */
    @ArchTest
    static final ArchRule theRootKnowsOnlyJava = classes()
            .that(resideInAPackage("vn.lienket.registry"))
            .and()
            .doNotHaveSimpleName("CitizenRegistryAdapter")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "com.ibm.icu.text..", "vn.lienket.registry"));

    @ArchTest
    static final ArchRule edgesDoNotKnowEachOther =
            slices().matching("vn.lienket.registry.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule factsAreKnownOnlyInKafka = noClasses()
            .that(resideInAnyPackage("vn.lienket.registry", "vn.lienket.registry.http.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "vn.lienket.facts..", "vn.lienket.schemas..", "org.apache.kafka..", "org.apache.avro.."));

    @ArchTest
    static final ArchRule httpIsKnownOnlyInHttp = noClasses()
            .that(resideInAPackage("vn.lienket.registry.kafka.."))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework.web..", "org.apache.hc..", "io.github.resilience4j.."));

    @ArchTest
    static final ArchRule nobodyPrintsToTheConsole = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
