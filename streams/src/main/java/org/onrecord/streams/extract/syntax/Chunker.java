package org.onrecord.streams.extract.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.syntax.Chunk.Kind;
import org.onrecord.streams.extract.syntax.Chunk.VerbGroup;
import org.onrecord.streams.extract.text.LexiconFile;

/** Groups the units of a sentence into chunks; immutable. */
public final class Chunker {
    private static final Set<String> MODALS =
            Set.of("will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "'d", "wo", "ca");
    private static final Set<String> BE =
            Set.of("is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m", "'s");
    private static final Set<String> HAVE = Set.of("has", "have", "had", "having", "'ve");
    private static final int MAX_PARENTHESIS_UNITS = 60;

    private final Set<String> temporalNouns;

    private Chunker(Set<String> temporalNouns) {
        this.temporalNouns = Set.copyOf(temporalNouns);
    }

    /** The chunker with the lexicon that ships with the product. */
    public static Chunker standard() {
        return new Chunker(LexiconFile.of(Chunker.class, "temporal-nouns.txt").entries());
    }

    public List<Chunk> chunk(List<Unit> all) {
        List<Unit> units = withoutAsides(all);
        List<Chunk> chunks = new ArrayList<>();
        int at = 0;
        while (at < units.size()) {
            at = next(units, at, chunks);
        }
        return chunks;
    }

    /** Leaves out adverbs, quotation marks, tickers and other short asides; longer ones become commas. */
    private static List<Unit> withoutAsides(List<Unit> all) {
        List<Unit> units = new ArrayList<>(all.size());
        int at = 0;
        while (at < all.size()) {
            Unit unit = all.get(at);
            if (unit.is(Tag.OPEN)) {
                int close = closing(all, at);
                at = close < 0 ? at + 1 : aside(all, at, close, units);
            } else {
                if (!unit.is(Tag.ADVERB) && !unit.is(Tag.QUOTE) && !unit.is(Tag.CLOSE) && !unit.is(Tag.OTHER)) {
                    units.add(unit);
                }
                at++;
            }
        }
        return units;
    }

    private static int closing(List<Unit> all, int open) {
        for (int i = open + 1; i < all.size() && i < open + MAX_PARENTHESIS_UNITS; i++) {
            if (all.get(i).is(Tag.CLOSE)) {
                return i;
            }
            if (all.get(i).is(Tag.OPEN)) {
                return -1;
            }
        }
        return -1;
    }

    private static int aside(List<Unit> all, int open, int close, List<Unit> units) {
        List<Unit> inside = all.subList(open + 1, close);
        boolean mention = inside.stream().anyMatch(unit -> unit.is(Tag.MENTION));
        boolean angle = all.get(open).lower().equals("<");
        if (angle && mention && !sameParty(units, inside.get(0))) {
            units.addAll(inside);
        } else if (!angle && mention && inside.size() >= 3 && !inside.get(0).is(Tag.MENTION)) {
            units.add(all.get(open).as(Tag.COMMA));
            inside.stream()
                    .filter(unit -> !unit.is(Tag.ADVERB) && !unit.is(Tag.QUOTE))
                    .forEach(units::add);
            units.add(all.get(close).as(Tag.COMMA));
        }
        return close + 1;
    }

    private static boolean sameParty(List<Unit> units, Unit inside) {
        if (units.isEmpty() || inside.mention() == null) {
            return !units.isEmpty() && units.get(units.size() - 1).is(Tag.MENTION);
        }
        Unit before = units.get(units.size() - 1);
        return before.mention() != null
                && before.mention().party().index() == inside.mention().party().index();
    }

    private int next(List<Unit> units, int at, List<Chunk> chunks) {
        Unit unit = units.get(at);
        return switch (unit.tag()) {
            case COMMA, DASH, OPEN, CLOSE, QUOTE -> single(units, at, chunks, Kind.COMMA);
            case STOP -> single(units, at, chunks, Kind.STOP);
            case CONJUNCTION -> single(units, at, chunks, Kind.CONJUNCTION);
            case SUBORDINATOR -> single(units, at, chunks, Kind.SUBORDINATOR);
            case RELATIVE -> relative(units, at, chunks);
            case PREPOSITION -> single(units, at, chunks, Kind.PREPOSITION);
            case TO ->
                startsVerb(units, at + 1) ? verbGroup(units, at, chunks) : single(units, at, chunks, Kind.PREPOSITION);
            case AUXILIARY, VERB, NEGATION -> verbGroup(units, at, chunks);
            case DETERMINER, PRONOUN, POSSESSIVE_PRONOUN, POSSESSIVE, NOUN, NUMBER, MENTION, JOINT ->
                nounPhrase(units, at, chunks);
            case ADVERB, OTHER -> at + 1;
        };
    }

    private static int single(List<Unit> units, int at, List<Chunk> chunks, Kind kind) {
        chunks.add(new Chunk(chunks.size(), kind, units.subList(at, at + 1), null));
        return at + 1;
    }

    /** "that" before a noun is a determiner; a resolved "which" comes as a mention and stays a relative by its word. */
    private int relative(List<Unit> units, int at, List<Chunk> chunks) {
        boolean that = units.get(at).lower().equals("that");
        if (that && at + 2 < units.size() && units.get(at + 1).is(Tag.NOUN) && chunkBefore(chunks, Kind.PREPOSITION)) {
            return nounPhrase(units, at, chunks);
        }
        return single(units, at, chunks, Kind.RELATIVE);
    }

    private static boolean chunkBefore(List<Chunk> chunks, Kind kind) {
        return !chunks.isEmpty() && chunks.get(chunks.size() - 1).is(kind);
    }

    private static boolean startsVerb(List<Unit> units, int at) {
        for (int i = at; i < units.size() && i < at + 3; i++) {
            Tag tag = units.get(i).tag();
            if (tag == Tag.AUXILIARY || tag == Tag.VERB) {
                VerbLexicon.Reading reading = units.get(i).verb();
                return reading == null || reading.form() == VerbLexicon.Form.BASE;
            }
            if (tag != Tag.NEGATION) {
                return false;
            }
        }
        return false;
    }

    private int verbGroup(List<Unit> units, int at, List<Chunk> chunks) {
        int end = at;
        boolean infinitive = units.get(at).is(Tag.TO);
        end += infinitive ? 1 : 0;
        while (end < units.size()
                && (units.get(end).is(Tag.AUXILIARY) || units.get(end).is(Tag.NEGATION))) {
            end++;
        }
        boolean main = end < units.size() && units.get(end).is(Tag.VERB);
        end += main ? 1 : 0;
        List<Unit> group = units.subList(at, end);
        chunks.add(new Chunk(chunks.size(), Kind.VERB_GROUP, group, analyse(group, main, infinitive)));
        return end;
    }

    private static VerbGroup analyse(List<Unit> group, boolean main, boolean infinitive) {
        String modal = "";
        String lastAuxiliary = "";
        boolean perfect = false;
        boolean be = false;
        boolean negated = false;
        for (Unit unit : main ? group.subList(0, group.size() - 1) : group) {
            String word = unit.lower();
            negated |= unit.is(Tag.NEGATION);
            if (unit.is(Tag.AUXILIARY)) {
                modal = MODALS.contains(word) ? word : modal;
                perfect |= HAVE.contains(word);
                be |= BE.contains(word);
                lastAuxiliary = word;
            }
        }
        VerbLexicon.Reading reading = main ? group.get(group.size() - 1).verb() : null;
        if (reading == null) {
            String lemma = BE.contains(lastAuxiliary) ? "be" : HAVE.contains(lastAuxiliary) ? "have" : "do";
            return new VerbGroup(
                    lemma, VerbLexicon.Form.BASE, false, false, infinitive, perfect, false, negated, modal);
        }
        boolean participle =
                reading.form() == VerbLexicon.Form.PARTICIPLE || reading.form() == VerbLexicon.Form.PAST_OR_PARTICIPLE;
        boolean passive = participle && BE.contains(lastAuxiliary);
        boolean bare = participle && lastAuxiliary.isEmpty();
        boolean progressive = reading.form() == VerbLexicon.Form.GERUND && be;
        return new VerbGroup(
                reading.lemma(), reading.form(), passive, bare, infinitive, perfect, progressive, negated, modal);
    }

    private int nounPhrase(List<Unit> units, int at, List<Chunk> chunks) {
        int end = at + 1;
        while (end < units.size() && continues(units, end)) {
            end++;
        }
        chunks.add(new Chunk(chunks.size(), Kind.NOUN_PHRASE, units.subList(at, end), null));
        return end;
    }

    private boolean continues(List<Unit> units, int at) {
        Unit unit = units.get(at);
        Unit before = units.get(at - 1);
        return switch (unit.tag()) {
            case NOUN, JOINT, POSSESSIVE -> !(before.is(Tag.PRONOUN));
            case NUMBER -> !before.is(Tag.PRONOUN);
            case MENTION -> mentionContinues(before, unit);
            case DETERMINER ->
                before.is(Tag.DETERMINER) || before.is(Tag.POSSESSIVE) || before.is(Tag.POSSESSIVE_PRONOUN);
            case VERB ->
                before.is(Tag.JOINT)
                        || adjectival(units, at)
                        || before.is(Tag.CONJUNCTION) && at >= 2 && adjectival(units, at - 2);
            case CONJUNCTION -> before.is(Tag.VERB) && adjectival(units, at - 1);
            default -> false;
        };
    }

    private boolean mentionContinues(Unit before, Unit unit) {
        if (before.is(Tag.NUMBER) || before.is(Tag.PRONOUN) || temporalNouns.contains(before.lower())) {
            return false;
        }
        boolean pronoun = unit.mention() != null
                && unit.mention().form() == org.onrecord.streams.extract.party.PartyMention.Form.PRONOUN;
        return !pronoun;
    }

    /** "its newly formed unit": a participle between a determiner and a noun. */
    private static boolean adjectival(List<Unit> units, int at) {
        Unit before = units.get(at - 1);
        VerbLexicon.@Nullable Reading reading = units.get(at).verb();
        boolean coordinated = at + 3 < units.size()
                && units.get(at + 1).is(Tag.CONJUNCTION)
                && units.get(at + 2).is(Tag.VERB)
                && units.get(at + 3).is(Tag.NOUN);
        boolean nounFollows = coordinated
                || at + 1 < units.size()
                        && (units.get(at + 1).is(Tag.NOUN) || units.get(at + 1).is(Tag.MENTION));
        boolean opened = before.is(Tag.DETERMINER) || before.is(Tag.POSSESSIVE) || before.is(Tag.POSSESSIVE_PRONOUN);
        return reading != null && opened && nounFollows && reading.form() != VerbLexicon.Form.BASE;
    }
}
