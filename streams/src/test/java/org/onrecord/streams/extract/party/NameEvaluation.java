package org.onrecord.streams.extract.party;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.streams.extract.text.TextAnalyser;

/** Lists gold entities without a candidate name, and the precision and recall of the name model. */
final class NameEvaluation {
    private NameEvaluation() {}

    public static void main(String[] args) throws IOException {
        boolean list = args.length > 1;
        int gold = 0;
        int covered = 0;
        int[] hits = new int[10];
        int[] found = new int[10];
        int[] right = new int[10];
        PartyFinder finder = PartyFinder.standard();
        for (JsonNode document : NameModelTraining.documents(Path.of(args[0]))) {
            if (NameModelTraining.fold(document.get("id").asText()) == 4) {
                continue;
            }
            Map<String, Double> best = new HashMap<>();
            Set<String> forms = NameModelTraining.gold(document);
            for (NameEvidence name :
                    finder.evidence(TextAnalyser.standard().analyse(NameModelTraining.document(document)))) {
                double score = name.score;
                name.spellings
                        .keySet()
                        .forEach(spelling -> best.merge(NameModelTraining.norm(spelling), score, Math::max));
                boolean inGold =
                        name.spellings.keySet().stream().anyMatch(s -> forms.contains(NameModelTraining.norm(s)));
                for (int t = 0; t < 10; t++) {
                    found[t] += score >= t / 10.0 ? 1 : 0;
                    right[t] += score >= t / 10.0 && inGold ? 1 : 0;
                }
                if (list && (inGold ? score < 0.3 : score > 0.5)) {
                    System.out.printf(
                            "%s %.2f %s %s %s%n",
                            inGold ? "LOW" : "HIGH",
                            score,
                            document.get("id").asText(),
                            name.spellings,
                            features(name));
                }
            }
            for (JsonNode entity : document.get("entities")) {
                Set<String> names = new HashSet<>();
                names.add(NameModelTraining.norm(entity.get("name").asText()));
                entity.path("aliases").forEach(alias -> names.add(NameModelTraining.norm(alias.asText())));
                double score = names.stream()
                        .mapToDouble(name -> best.getOrDefault(name, -1.0))
                        .max()
                        .orElse(-1);
                gold++;
                covered += score >= 0 ? 1 : 0;
                for (int t = 0; t < 10; t++) {
                    hits[t] += score >= t / 10.0 ? 1 : 0;
                }
                if (list && score < 0) {
                    System.out.println("NONE " + document.get("id").asText() + " " + names);
                }
            }
        }
        System.out.println("gold " + gold + " covered " + covered);
        for (int t = 0; t < 10; t++) {
            System.out.printf(
                    "%.1f recall %.3f precision(proxy) %.3f found %d%n",
                    t / 10.0, hits[t] / (double) gold, right[t] / (double) found[t], found[t]);
        }
    }

    private static List<String> features(NameEvidence name) {
        return name.features.stream()
                .mapToObj(i -> NameFeature.values()[i].name())
                .toList();
    }
}
