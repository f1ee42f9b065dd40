package org.onrecord.streams.extract.party;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.TextAnalyser;

/**
 * Measures parties against the labelled entities: recall, the share of parties that are labelled (a lower bound of
 * precision), entities split over several parties, parties that mix several entities. Arguments: the labelled
 * documents, the folds to read (digits), and "list" to print what is missed.
 */
final class PartyEvaluation {
    private PartyEvaluation() {}

    private static final class Tally {
        int gold, found, split, parties, labelled, mixed, sure, sureLabelled, mentions, references, documents;
    }

    public static void main(String[] args) throws IOException {
        boolean list = args.length > 2;
        Map<String, Tally> tallies = new TreeMap<>();
        PartyFinder finder = PartyFinder.standard();
        for (JsonNode document : NameModelTraining.documents(Path.of(args[0]))) {
            if (args[1].indexOf('0' + NameModelTraining.fold(document.get("id").asText())) >= 0) {
                AnalysedText text = TextAnalyser.standard().analyse(NameModelTraining.document(document));
                Parties parties = finder.find(text);
                add(
                        tallies.computeIfAbsent(document.get("source").asText(), s -> new Tally()),
                        document,
                        parties,
                        list);
                add(tallies.computeIfAbsent("~all", s -> new Tally()), document, parties, false);
            }
        }
        tallies.forEach((source, t) -> System.out.printf(
                "%-9s documents %d gold %d recall %.3f split %d | parties %d labelled %.3f mixed %d | score>.5: %d labelled %.3f | mentions %d references %d%n",
                source,
                t.documents,
                t.gold,
                t.found / (double) t.gold,
                t.split,
                t.parties,
                t.labelled / (double) t.parties,
                t.mixed,
                t.sure,
                t.sureLabelled / (double) t.sure,
                t.mentions,
                t.references));
    }

    private static void add(Tally tally, JsonNode document, Parties parties, boolean list) {
        tally.documents++;
        Set<Integer> labelled = new HashSet<>();
        int[] entitiesOf = new int[parties.parties().size()];
        for (JsonNode entity : document.get("entities")) {
            Set<String> forms = new HashSet<>();
            forms.add(NameModelTraining.norm(entity.get("name").asText()));
            entity.path("aliases").forEach(alias -> forms.add(NameModelTraining.norm(alias.asText())));
            List<Party> matching = parties.parties().stream()
                    .filter(party -> PartyBuilder.forms(party).stream()
                            .anyMatch(form -> forms.contains(NameModelTraining.norm(form))))
                    .toList();
            matching.forEach(party -> entitiesOf[party.index()]++);
            matching.forEach(party -> labelled.add(party.index()));
            tally.gold++;
            tally.found += matching.isEmpty() ? 0 : 1;
            tally.split += matching.size() > 1 ? 1 : 0;
            if (list && matching.size() > 1) {
                System.out.println("SPLIT " + document.get("id").asText() + " " + forms + " "
                        + matching.stream().map(p -> p.name() + p.aliases()).toList());
            }
            if (list && matching.isEmpty()) {
                System.out.println("MISSED " + document.get("id").asText() + " " + forms);
            }
        }
        for (Party party : parties.parties()) {
            tally.parties++;
            boolean good = labelled.contains(party.index());
            tally.labelled += good ? 1 : 0;
            tally.sure += party.score() > 0.5 ? 1 : 0;
            tally.sureLabelled += party.score() > 0.5 && good ? 1 : 0;
            tally.mixed += entitiesOf[party.index()] > 1 ? 1 : 0;
            if (list && entitiesOf[party.index()] > 1) {
                System.out.println("MIXED " + document.get("id").asText() + " " + party.name() + " " + party.aliases());
            }
            if (list && !good) {
                System.out.printf(
                        "EXTRA %.2f %s %s %s %s%n",
                        party.score(), document.get("id").asText(), party.kind(), party.name(), party.aliases());
            }
        }
        if (list) {
            System.out.println("ISSUER " + document.get("id").asText() + " "
                    + document.get("title").asText() + " | "
                    + parties.issuers().stream().map(Party::name).toList());
        }
        tally.mentions += parties.mentions().size();
        tally.references += (int) parties.mentions().stream()
                .filter(m -> m.form() != PartyMention.Form.NAME)
                .count();
    }
}
