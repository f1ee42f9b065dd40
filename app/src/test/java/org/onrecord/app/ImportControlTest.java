package org.onrecord.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of modules in ARCHITECTURE.md, enforced on the compiled classes. */
class ImportControlTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.onrecord");

    private static final String[] PURE = {
        "org.onrecord.streams.extract..",
        "org.onrecord.streams.entity..",
        "org.onrecord.streams.story..",
        "org.onrecord.streams.ledger..",
        "org.onrecord.ingest.article.."
    };

    @Test
    void pureLogicSeesNoKafkaNoDatabaseNoHttpAndNoGeneratedRecord() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.apache.avro..",
                        "org.onrecord.avro..",
                        "org.onrecord.schemas..",
                        "java.sql..",
                        "javax.sql..",
                        "java.net.http..",
                        "org.apache.hc..",
                        "okhttp3..")
                .check(CLASSES);
    }

    @Test
    void modulesDependInOneDirection() {
        for (String module : new String[] {"schemas", "embedded", "ingest", "streams", "sink"}) {
            String[] others = Stream.of("embedded", "ingest", "streams", "sink", "app")
                    .filter(other -> !other.equals(module))
                    .map(other -> "org.onrecord." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.onrecord." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(CLASSES);
        }
    }

    @Test
    void modulesHaveNoCycles() {
        slices().matching("org.onrecord.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesOfIngestHaveNoCycles() {
        slices().matching("org.onrecord.ingest.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheEmbeddedBrokerKnowsKafkasInternals() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.onrecord.embedded.EmbeddedBroker")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kafka..", "scala..")
                .check(CLASSES);
    }

    @Test
    void nothingWritesToTheConsoleBehindTheCommandsBack() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.onrecord.app..", "org.onrecord.ingest.training..", "org.onrecord.streams.training..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
