package vn.lienket.linking;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.lienket.linking", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The application class is where Spring starts: the one root class that may touch it. */
    @ArchTest
    static final ArchRule theRootKnowsOnlyJava = classes()
            .that()
            .resideInAPackage("vn.lienket.linking")
            .and()
            .doNotHaveSimpleName("LinkingServiceApplication")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "vn.lienket.linking");

    @ArchTest
    static final ArchRule generatedFactsStayInTheKafkaEdge = noClasses()
            .that()
            .resideOutsideOfPackage("vn.lienket.linking.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vn.lienket.facts..");

    @ArchTest
    static final ArchRule edgesDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("vn.lienket.linking.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vn.lienket.linking.web..");

    @ArchTest
    static final ArchRule norTheOtherWayRound = noClasses()
            .that()
            .resideInAPackage("vn.lienket.linking.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vn.lienket.linking.kafka..");
}
