package dev.logodds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md, and the purity of the core. */
class ArchitectureTest {
    private static final String[] CORE = {
        "..logodds.matrix..",
        "..logodds.formula..",
        "..logodds.fit..",
        "..logodds.srs..",
        "..logodds.question..",
        "..logodds.grill..",
        "..logodds.lab.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.logodds");

    @Test
    void packages_depend_on_each_other_as_drawn() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("matrix")
                .definedBy("..logodds.matrix..")
                .layer("formula")
                .definedBy("..logodds.formula..")
                .layer("fit")
                .definedBy("..logodds.fit..")
                .layer("srs")
                .definedBy("..logodds.srs..")
                .layer("question")
                .definedBy("..logodds.question..")
                .layer("lab")
                .definedBy("..logodds.lab..")
                .layer("grill")
                .definedBy("..logodds.grill..")
                .layer("pack")
                .definedBy("..logodds.pack..")
                .layer("learner")
                .definedBy("..logodds.learner..")
                .layer("web")
                .definedBy("..logodds.web..")
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("learner")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("pack")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("grill")
                .mayOnlyBeAccessedByLayers("learner", "web")
                .whereLayer("lab")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("question")
                .mayOnlyBeAccessedByLayers("pack", "grill", "learner", "web")
                .whereLayer("srs")
                .mayOnlyBeAccessedByLayers("learner", "web")
                .whereLayer("fit")
                .mayOnlyBeAccessedByLayers("question", "lab", "pack", "web")
                .whereLayer("formula")
                .mayOnlyBeAccessedByLayers("question", "grill", "pack", "web")
                .whereLayer("matrix")
                .mayOnlyBeAccessedByLayers("formula", "fit", "question", "lab")
                .check(CLASSES);
    }

    @Test
    void no_package_goes_round_in_a_circle() {
        slices().matching("dev.logodds.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_core_knows_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.hibernate..", "com.fasterxml..", "io.vertx..")
                .check(CLASSES);
    }

    @Test
    void the_core_has_no_clock_and_no_unseeded_randomness() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.util.SplittableRandom.class)
                .check(CLASSES);
    }

    @Test
    void only_pack_knows_yaml_markdown_and_the_typesetter() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..logodds.pack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.snakeyaml..", "org.commonmark..", "org.mozilla..")
                .check(CLASSES);
    }
}
