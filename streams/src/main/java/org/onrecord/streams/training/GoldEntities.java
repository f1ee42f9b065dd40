package org.onrecord.streams.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.text.Span;

/** The labels of one document, by which a proposal is right or wrong; names are compared as the scorer does. */
final class GoldEntities {
    private static final Set<String> LEGAL =
            Set.of(("inc incorporated corp corporation co company ltd limited llc llp lp plc ag gmbh sa se"
                            + " nv bv ab oy asa spa srl kk kg pty holdings holding group the")
                    .split(" "));

    private record Form(List<String> words, String entity) {}

    private final List<Form> forms = new ArrayList<>();
    private final Map<String, List<String>> evidenceOfTriple = new HashMap<>();

    GoldEntities(JsonNode document) {
        for (JsonNode entity : document.path("entities")) {
            String name = entity.path("name").asText();
            forms.add(new Form(words(name), name));
            entity.path("aliases").forEach(alias -> forms.add(new Form(words(alias.asText()), name)));
        }
        for (JsonNode claim : document.path("claims")) {
            String triple = triple(
                    resolve(claim.path("subject").asText()),
                    Relation.valueOf(claim.path("relation").asText()),
                    resolve(claim.path("object").asText()));
            evidenceOfTriple
                    .computeIfAbsent(triple, key -> new ArrayList<>())
                    .add(claim.path("evidence").asText());
        }
    }

    boolean holds(String subject, Relation relation, String object) {
        String one = resolve(subject);
        String other = resolve(object);
        return !one.equals(other) && evidenceOfTriple.containsKey(triple(one, relation, other));
    }

    /** Whether a passage of the document touches what the labels give as the evidence of a triple that holds. */
    boolean evident(String subject, Relation relation, String object, String content, Span passage) {
        for (String evidence :
                evidenceOfTriple.getOrDefault(triple(resolve(subject), relation, resolve(object)), List.of())) {
            int at = content.indexOf(evidence);
            if (at >= 0 && at < passage.end() && passage.start() < at + evidence.length()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the two names stand for one labelled entity. */
    boolean same(String subject, String object) {
        return resolve(subject).equals(resolve(object));
    }

    private static String triple(String subject, Relation relation, String object) {
        boolean swap = relation.symmetric() && subject.compareTo(object) > 0;
        return (swap ? object : subject) + "\t" + relation + "\t" + (swap ? subject : object);
    }

    String resolve(String name) {
        List<String> words = words(name);
        for (Form form : forms) {
            if (form.words.equals(words)) {
                return form.entity;
            }
        }
        for (Form form : forms) {
            if (prefix(form.words, words) || prefix(words, form.words)) {
                return form.entity;
            }
        }
        return "?" + String.join(" ", words);
    }

    private static boolean prefix(List<String> shorter, List<String> longer) {
        return shorter.size() <= longer.size()
                && longer.subList(0, shorter.size()).equals(shorter)
                && String.join("", shorter).length() >= 3;
    }

    private static List<String> words(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("['’]s?\\b", "");
        List<String> all = new ArrayList<>();
        List<String> core = new ArrayList<>();
        for (String word : plain.replaceAll("[^\\p{L}\\p{N}_&+]+", " ").strip().split(" ")) {
            all.add(word);
            if (!LEGAL.contains(word)) {
                core.add(word);
            }
        }
        return core.isEmpty() ? all : core;
    }
}
