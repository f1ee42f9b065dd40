package org.onrecord.streams.extract.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.text.LexiconFile;
import org.onrecord.streams.extract.text.PhraseMatcher;

/** The frames by their triggers; immutable. */
final class FrameLexicon {
    private final List<Frame> frames;
    private final Map<String, List<VerbTrigger>> verbs = new HashMap<>();
    private final Map<String, List<Frame>> nouns = new HashMap<>();
    private final PhraseMatcher<String> compounds;
    private final Set<String> weakTriggers;

    private FrameLexicon(List<Frame> frames, Set<String> weakTriggers) {
        this.frames = List.copyOf(frames);
        this.weakTriggers = Set.copyOf(weakTriggers);
        Map<String, String> phrases = new HashMap<>();
        for (Frame frame : frames) {
            for (String trigger : frame.triggers()) {
                index(frame, trigger, phrases);
            }
        }
        PhraseMatcher.Builder<String> builder = PhraseMatcher.ignoringCase();
        phrases.forEach(builder::add);
        this.compounds = builder.build();
    }

    /** A verb's frame with the words that must follow the verb. */
    record VerbTrigger(Frame frame, List<String> companions) {}

    static FrameLexicon standard() {
        List<Frame> frames = new ArrayList<>();
        Set<String> weakTriggers = new HashSet<>();
        for (List<String> row : LexiconFile.of(FrameLexicon.class, "frames.tsv").rows()) {
            Frame frame = frame(row);
            frames.add(frame);
            for (String trigger : row.get(2).split("\\|")) {
                if (trigger.endsWith("~")) {
                    String word = trigger.substring(0, trigger.length() - 1);
                    weakTriggers.add(frame.id() + " " + word);
                    weakTriggers.add(frame.id() + " " + plural(word));
                }
            }
        }
        return new FrameLexicon(frames, weakTriggers);
    }

    /** How surely the trigger means the frame's relation. */
    Frame.Strength strength(Frame frame, String trigger) {
        return weakTriggers.contains(frame.id() + " " + trigger) ? Frame.Strength.WEAK : frame.strength();
    }

    List<Frame> frames() {
        return frames;
    }

    List<VerbTrigger> ofVerb(String lemma) {
        return verbs.getOrDefault(lemma, List.of());
    }

    List<Frame> ofNoun(String lower) {
        return nouns.getOrDefault(lower, List.of());
    }

    /** Noun triggers of several words, to be made one unit each. */
    PhraseMatcher<String> compounds() {
        return compounds;
    }

    private void index(Frame frame, String trigger, Map<String, String> phrases) {
        switch (frame.kind()) {
            case VERB -> {
                List<String> words = List.of(trigger.split(" "));
                verbs.computeIfAbsent(words.get(0), word -> new ArrayList<>())
                        .add(new VerbTrigger(frame, words.subList(1, words.size())));
            }
            case NOUN -> {
                addNoun(trigger, frame);
                addNoun(plural(trigger), frame);
                if (trigger.startsWith("'")) {
                    return;
                }
                if (trigger.indexOf(' ') > 0 || trigger.indexOf('-') > 0) {
                    phrases.put(trigger, trigger);
                    phrases.put(plural(trigger), trigger);
                }
            }
        }
    }

    private void addNoun(String word, Frame frame) {
        List<Frame> list = nouns.computeIfAbsent(word, key -> new ArrayList<>());
        if (!list.contains(frame)) {
            list.add(frame);
        }
    }

    private static String plural(String noun) {
        if (noun.endsWith("s")) {
            return noun;
        }
        if (noun.endsWith("y") && !noun.endsWith("ay") && !noun.endsWith("ey")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + (noun.endsWith("ch") || noun.endsWith("sh") ? "es" : "s");
    }

    private static Frame frame(List<String> row) {
        if (row.size() < 6) {
            throw new IllegalStateException("frames.tsv: six columns are needed in " + row);
        }
        Map<String, String> options = options(row.size() > 6 ? row.get(6) : "");
        Frame.Path path = options.containsKey("head")
                ? Frame.Path.HEAD
                : options.containsKey("owned") ? Frame.Path.OWNED : Frame.Path.ANY;
        @Nullable String phase = options.get("phase");
        return new Frame(
                row.get(0),
                Frame.Kind.valueOf(row.get(1)),
                List.of(row.get(2).replace("~", "").split("\\|")),
                Relation.valueOf(row.get(3)),
                List.of(row.get(4).split(",")),
                List.of(row.get(5).split(",")),
                options.containsKey("within") ? List.of(options.get("within").split(",")) : List.of(),
                options.containsKey("via") ? Set.of(options.get("via").split("\\|")) : Set.of(),
                options.containsKey("needs") ? Set.of(options.get("needs").split("\\|")) : Set.of(),
                path,
                options.containsKey("strong")
                        ? Frame.Strength.STRONG
                        : options.containsKey("weak") ? Frame.Strength.WEAK : Frame.Strength.MEDIUM,
                phase == null ? null : Phase.valueOf(phase),
                options.containsKey("shares"),
                options.containsKey("denies"));
    }

    private static Map<String, String> options(String column) {
        Map<String, String> options = new HashMap<>();
        if (!column.isEmpty()) {
            for (String option : column.split(";")) {
                int equals = option.indexOf('=');
                options.put(
                        equals < 0 ? option : option.substring(0, equals),
                        equals < 0 ? "" : option.substring(equals + 1));
            }
        }
        return options;
    }
}
