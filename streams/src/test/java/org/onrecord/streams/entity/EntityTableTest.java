package org.onrecord.streams.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntityTableTest {

    private final EntityTable table = EntityTable.of(OrganisationFile.read(
            List.of(new OrganisationFile.Source(
                    "own.tsv",
                    List.of(
                            "# name, aliases, kind, ticker, owner, domain, ambiguity, sector",
                            "Leica Camera AG\tLeica|Leica Camera\tCOMPANY\t\t\tleica-camera.com\t\tcameras",
                            "Apple Inc.\tApple|Apple Computer\tCOMPANY\tAAPL\t\tapple.com\tWORD\telectronics",
                            "Apple Records\t\tCOMPANY\t\tApple Corps\t\t\tmusic",
                            "Apple Corps\t\tCOMPANY",
                            "Delta Air Lines\tDelta\tCOMPANY\tDAL\t\tdelta.com\tSHARED\tairlines",
                            "Delta Electronics\tDelta\tCOMPANY\t\t\t\tSHARED\tpower",
                            "Fichtel und Sachs AG\tSachs\tCOMPANY",
                            "Telefónica\t\tCOMPANY"))),
            EntityTable.empty()));

    @Test
    void theFormsOfOneCompanyAreOneAndTwoCompaniesStayTwo() {
        assertThat(List.of("Leica", "Leica Camera", "LEICA CAMERA AG", "Leica Camera A.G.", "The Leica Camera Group"))
                .allSatisfy(name -> assertThat(table.resolve(name).entityId()).isEqualTo("leica-camera"));
        assertThat(table.resolve("Apple").entityId()).isEqualTo("apple");
        assertThat(table.resolve("Apple Records").entityId()).isEqualTo("apple-records");
        assertThat(table.resolve("Telefonica S.A.").entityId()).isEqualTo("telefonica");
    }

    @Test
    void anUnknownNameGetsTheSameIdInAllItsSpellings() {
        List<String> spellings =
                List.of("Brückner & Söhne GmbH & Co. KG", "Bruckner and Sohne", "BRUCKNER & SOHNE GmbH");

        List<String> ids = spellings.stream()
                .map(name -> table.resolve(name).entityId())
                .distinct()
                .toList();

        assertThat(ids).containsExactly("bruckner-and-sohne");
        assertThat(table.resolve("Brückner")).isInstanceOf(Resolution.Unknown.class);
    }

    @Test
    void aSharedNameSaysSoUntilTheDocumentTellsWhichIsMeant() {
        assertThat(table.resolve("Delta")).isInstanceOf(Resolution.Ambiguous.class);
        assertThat(table.resolve("Delta").entityId()).isEqualTo("delta");
        assertThat(table.resolve("Delta", Resolution.Context.ofForms("Delta Electronics, Inc."))
                        .entityId())
                .isEqualTo("delta-electronics");
        assertThat(table.resolve("Delta", new Resolution.Context(java.util.Set.of(), "delta.com"))
                        .entityId())
                .isEqualTo("delta-air-lines");
    }

    @Test
    void anEntityAddedAtRunTimeReplacesTheOneWithItsIdAndShadowsItsNames() {
        Entity labels = Entity.named("Sachs Records", EntityKind.COMPANY, "Sachs");

        EntityTable later = table.with(labels);

        assertThat(later.resolve("Sachs").entityId()).isEqualTo("sachs-records");
        assertThat(table.resolve("Sachs").entityId()).isEqualTo("fichtel-und-sachs");
        assertThat(later.without("sachs-records").resolve("Sachs").entityId()).isEqualTo("fichtel-und-sachs");
        assertThat(table.with(Entity.named("Telefónica", EntityKind.COMPANY, "O2"))
                        .resolve("O2")
                        .entityId())
                .isEqualTo("telefonica");
    }

    @Test
    void mergesAreFollowedAndACircleOfMergesEnds() {
        Entity merged = table.find("fichtel-und-sachs").orElseThrow().mergedInto("leica-camera");
        Entity circle = table.find("leica-camera").orElseThrow().mergedInto("fichtel-und-sachs");

        assertThat(table.with(merged).resolve("Sachs").entityId()).isEqualTo("leica-camera");
        assertThat(table.with(merged).with(circle).resolve("Sachs").entityId()).isNotEmpty();
    }

    @Test
    void ownersAreListedFromTheNearestUp() {
        EntityTable owned = table.with(table.find("apple-corps").orElseThrow().withOwner("telefonica"));

        assertThat(owned.owners("apple-records")).extracting(Entity::id).containsExactly("apple-corps", "telefonica");
        assertThat(owned.with(table.find("telefonica").orElseThrow().withOwner("apple-corps"))
                        .owners("apple-records"))
                .hasSize(2);
    }

    @Test
    void aTableFedEntryByEntryHoldsThemAll() {
        EntityTable fed = IntStream.range(0, 3_000)
                .mapToObj(i -> Entity.named("Company Number " + i, EntityKind.COMPANY, "CN" + i))
                .reduce(table, EntityTable::with, (left, right) -> right);

        assertThat(fed.resolve("CN2999").entityId()).isEqualTo("company-number-2999");
        assertThat(fed.resolve("CN0").entityId()).isEqualTo("company-number-0");
        assertThat(fed.entities()).hasSize(table.entities().size() + 3_000);
    }

    @Test
    void aFileWithMistakesIsRefusedWithEveryLineNamed() {
        List<String> lines = List.of(
                "Acme\tAC\tCOMPANY",
                "Acme Inc\t\tCOMPANY",
                "Bolt\tAC\tCOMPANY",
                "Nut\t\tFIRM",
                "Screw\t\tBRAND\t\tNobody");

        assertThatThrownBy(() -> OrganisationFile.read(
                        List.of(new OrganisationFile.Source("user.tsv", lines)), EntityTable.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user.tsv:2: 'Acme Inc' stands already in user.tsv:1")
                .hasMessageContaining("'ac' names Bolt and Acme (user.tsv:1)")
                .hasMessageContaining("user.tsv:4")
                .hasMessageContaining("owner 'Nobody' is no entity of the table");
    }
}
