package org.onrecord.streams.extract.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.LexiconFile;
import org.onrecord.streams.extract.text.PhraseMatcher;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Turns a sentence into units with word classes; immutable. */
public final class Tagger {
    private static final Set<String> PREFIXES = Set.of("co", "re", "cross", "sub");

    private final Map<String, Tag> functionWords = new HashMap<>();
    private final VerbLexicon verbs;
    private final PhraseMatcher<String> compounds;

    private Tagger(VerbLexicon verbs, PhraseMatcher<String> compounds) {
        this.verbs = verbs;
        this.compounds = compounds;
        for (List<String> row :
                LexiconFile.of(Tagger.class, "function-words.tsv").rows()) {
            functionWords.put(row.get(0), Tag.valueOf(row.get(1)));
        }
    }

    /**
     * The tagger with the lexicons that ship with the product.
     *
     * @param compounds nouns of several words that become one unit; the value is the unit's {@link Unit#lower()}
     */
    public static Tagger standard(PhraseMatcher<String> compounds) {
        return new Tagger(VerbLexicon.standard(), compounds);
    }

    /** @param mentions the mentions in the sentence, in order */
    public List<Unit> tag(AnalysedText text, Sentence sentence, List<PartyMention> mentions) {
        List<Unit> units = rawUnits(text, sentence, mentions);
        for (int i = 0; i < units.size(); i++) {
            units.set(i, resolved(units, i, sentence.kind()));
        }
        return units;
    }

    private List<Unit> rawUnits(AnalysedText text, Sentence sentence, List<PartyMention> mentions) {
        List<Unit> units = new ArrayList<>(sentence.size());
        List<PhraseMatcher.Match<String>> found =
                compounds.longestMatches(text.tokens(), sentence.firstToken(), sentence.endToken());
        int nextCompound = 0;
        int next = 0;
        int at = sentence.firstToken();
        while (at < sentence.endToken()) {
            while (next < mentions.size() && mentions.get(next).firstToken() < at) {
                next++;
            }
            if (next < mentions.size() && mentions.get(next).firstToken() == at) {
                PartyMention mention = mentions.get(next);
                units.add(mentionUnit(text, mention));
                at = Math.max(at + 1, mention.endToken());
                continue;
            }
            while (nextCompound < found.size() && found.get(nextCompound).firstToken() < at) {
                nextCompound++;
            }
            if (nextCompound < found.size() && found.get(nextCompound).firstToken() == at) {
                PhraseMatcher.Match<String> compound = found.get(nextCompound);
                units.add(new Unit(at, compound.endToken(), Tag.NOUN, compound.value(), null, null));
                at = compound.endToken();
                continue;
            }
            int end = prefixed(text, at, sentence.endToken()) ? at + 3 : at + 1;
            units.add(wordUnit(text, at, end));
            at = end;
        }
        return units;
    }

    private Unit mentionUnit(AnalysedText text, PartyMention mention) {
        StringBuilder lower = new StringBuilder();
        for (int i = mention.firstToken(); i < mention.endToken() && lower.length() < 80; i++) {
            lower.append(i == mention.firstToken() ? "" : " ")
                    .append(text.token(i).lower());
        }
        Tag tag = functionWords.get(lower.toString()) == Tag.RELATIVE ? Tag.RELATIVE : Tag.MENTION;
        return new Unit(mention.firstToken(), mention.endToken(), tag, lower.toString(), null, mention);
    }

    private boolean prefixed(AnalysedText text, int at, int end) {
        if (at + 2 >= end || !PREFIXES.contains(text.token(at).lower())) {
            return false;
        }
        Token hyphen = text.token(at + 1);
        Token stem = text.token(at + 2);
        return hyphen.is("-")
                && stem.start() == hyphen.end()
                && verbs.reading(text.token(at).lower() + stem.lower()) != null;
    }

    private Unit wordUnit(AnalysedText text, int first, int end) {
        Token token = text.token(first);
        String lower = end - first == 1
                ? token.lower()
                : token.lower() + text.token(end - 1).lower();
        return new Unit(first, end, rawTag(token, lower), lower, reading(token, lower), null);
    }

    private Tag rawTag(Token token, String lower) {
        return switch (token.kind()) {
            case NUMBER -> Tag.NUMBER;
            case LINK -> Tag.OTHER;
            case PUNCTUATION -> punctuation(token.text());
            case WORD -> wordTag(lower);
        };
    }

    private Tag wordTag(String lower) {
        Tag function = functionWords.get(lower);
        if (function != null) {
            return function;
        }
        if (lower.equals("'s")) {
            return Tag.POSSESSIVE;
        }
        if (verbs.reading(lower) != null || guessed(lower) != null) {
            return Tag.VERB;
        }
        return lower.length() > 4 && lower.endsWith("ly") ? Tag.ADVERB : Tag.NOUN;
    }

    private VerbLexicon.@Nullable Reading reading(Token token, String lower) {
        VerbLexicon.Reading known = verbs.reading(lower);
        return known == null && token.word() && !token.capitalised() ? guessed(lower) : known;
    }

    /** An unknown word in -ed is most likely a verb; what it is the verb of does not matter. */
    private static VerbLexicon.@Nullable Reading guessed(String lower) {
        return lower.length() > 5 && lower.endsWith("ed") && !lower.endsWith("eed")
                ? new VerbLexicon.Reading(
                        lower.substring(0, lower.length() - 2), VerbLexicon.Form.PAST_OR_PARTICIPLE, false)
                : null;
    }

    private static Tag punctuation(String text) {
        return switch (text.charAt(0)) {
            case ',' -> Tag.COMMA;
            case ';', ':', '.', '!', '?', '…', '•', '|' -> Tag.STOP;
            case '–', '—' -> Tag.DASH;
            case '-' -> text.length() > 1 ? Tag.DASH : Tag.JOINT;
            case '/' -> Tag.JOINT;
            case '(', '[', '{' -> Tag.OPEN;
            case ')', ']', '}' -> Tag.CLOSE;
            case '<' -> Tag.OPEN;
            case '>' -> Tag.CLOSE;
            case '"', '“', '”', '«', '»', '‘', '`' -> Tag.QUOTE;
            case '\'', '’' -> Tag.QUOTE;
            case '%' -> Tag.NOUN;
            case '&', '+' -> Tag.CONJUNCTION;
            default -> Tag.OTHER;
        };
    }

    private Unit resolved(List<Unit> units, int i, Sentence.Kind kind) {
        Unit unit = units.get(i);
        Unit before = i > 0 ? units.get(i - 1) : null;
        Unit after = i + 1 < units.size() ? units.get(i + 1) : null;
        return switch (unit.tag()) {
            case QUOTE -> apostropheAsPossessive(unit, before, after);
            case POSSESSIVE -> contraction(unit, before, after);
            case JOINT -> hyphenAsDash(unit, before, after);
            case VERB -> verbOrNoun(units, i, kind);
            default -> unit;
        };
    }

    private static Unit apostropheAsPossessive(Unit unit, @Nullable Unit before, @Nullable Unit after) {
        boolean apostrophe = unit.lower().equals("'") || unit.lower().equals("’");
        boolean afterPlural = before != null
                && before.endToken() == unit.firstToken()
                && before.lower().endsWith("s")
                && (before.is(Tag.NOUN) || before.is(Tag.MENTION));
        boolean beforeWord = after != null && (after.is(Tag.NOUN) || after.is(Tag.VERB) || after.is(Tag.MENTION));
        return apostrophe && afterPlural && beforeWord ? unit.as(Tag.POSSESSIVE) : unit;
    }

    /** "it's", "that's", "company's set to": {@code 's} is "is" or "has". */
    private static Unit contraction(Unit unit, @Nullable Unit before, @Nullable Unit after) {
        if (before == null || after == null) {
            return unit;
        }
        boolean afterPronoun = before.is(Tag.PRONOUN)
                || before.is(Tag.RELATIVE)
                || before.is(Tag.SUBORDINATOR)
                || (before.mention() != null
                        && before.mention().form() == PartyMention.Form.PRONOUN
                        && !before.lower().equals("one"));
        boolean beforeVerbal = after.is(Tag.DETERMINER)
                || after.is(Tag.NEGATION)
                || after.is(Tag.PREPOSITION) && !after.lower().equals("like")
                || after.verb() != null && after.verb().form() == VerbLexicon.Form.GERUND && !before.is(Tag.NOUN);
        return afterPronoun || beforeVerbal ? unit.as(Tag.AUXILIARY) : unit;
    }

    private static Unit hyphenAsDash(Unit unit, @Nullable Unit before, @Nullable Unit after) {
        boolean glued = before != null && after != null && before.endToken() == unit.firstToken();
        return glued || !unit.lower().equals("-") ? unit : unit.as(Tag.DASH);
    }

    private Unit verbOrNoun(List<Unit> units, int i, Sentence.Kind kind) {
        Unit unit = units.get(i);
        VerbLexicon.Reading reading = unit.verb();
        Unit before = previous(units, i);
        Unit after = i + 1 < units.size() ? units.get(i + 1) : null;
        if (reading == null) {
            return unit;
        }
        boolean noun = switch (reading.form()) {
            case BASE, THIRD_PERSON ->
                !(reading.form() == VerbLexicon.Form.THIRD_PERSON
                                && afterCommaAnd(units, i)
                                && after != null
                                && startsNounPhrase(after))
                        && finiteIsNoun(reading, before, after, kind);
            case GERUND -> gerundIsNoun(before, after);
            case PAST, PARTICIPLE, PAST_OR_PARTICIPLE -> participleIsAdjective(before, after);
        };
        return noun ? unit.as(Tag.NOUN) : unit;
    }

    /** "…, and features": a verb rather than one more noun. */
    private static boolean afterCommaAnd(List<Unit> units, int i) {
        return i >= 2
                && units.get(i - 1).is(Tag.CONJUNCTION)
                && units.get(i - 2).is(Tag.COMMA);
    }

    private static @Nullable Unit previous(List<Unit> units, int i) {
        for (int j = i - 1; j >= 0; j--) {
            Tag tag = units.get(j).tag();
            if (tag != Tag.ADVERB && tag != Tag.QUOTE) {
                return units.get(j);
            }
        }
        return null;
    }

    private static boolean finiteIsNoun(
            VerbLexicon.Reading reading, @Nullable Unit before, @Nullable Unit after, Sentence.Kind kind) {
        if (before == null) {
            return reading.noun() && (after == null || !startsNounPhrase(after));
        }
        return switch (before.tag()) {
            case TO, PRONOUN, RELATIVE -> false;
            case AUXILIARY -> reading.noun() && beOrHave(before.lower());
            case NEGATION, SUBORDINATOR -> false;
            case DETERMINER, POSSESSIVE, POSSESSIVE_PRONOUN -> true;
            case PREPOSITION, NUMBER -> reading.noun();
            case JOINT -> reading.noun();
            case MENTION -> reading.noun() && !verbLikeContext(reading, after, kind);
            case NOUN ->
                reading.noun()
                        && !(before.lower().endsWith("s")
                                && reading.form() == VerbLexicon.Form.BASE
                                && after != null
                                && startsNounPhrase(after))
                        && !(reading.form() == VerbLexicon.Form.THIRD_PERSON
                                && after != null
                                && startsNounPhrase(after)
                                && !after.is(Tag.NOUN));
            case CONJUNCTION, COMMA ->
                reading.noun()
                        && (after == null || !startsNounPhrase(after) && !after.is(Tag.TO) || after.is(Tag.NOUN));
            default -> reading.noun() && (after == null || !startsNounPhrase(after));
        };
    }

    private static boolean beOrHave(String lower) {
        return switch (lower) {
            case "is", "are", "was", "were", "be", "been", "has", "have", "had", "'s" -> true;
            default -> false;
        };
    }

    /** After a name: "Acme partners with", "Acme supplies the", in a headline also "Acme buys Bolt". */
    private static boolean verbLikeContext(VerbLexicon.Reading reading, @Nullable Unit after, Sentence.Kind kind) {
        if (after == null) {
            return false;
        }
        boolean headline = kind == Sentence.Kind.TITLE || kind == Sentence.Kind.HEADING;
        boolean object = after.is(Tag.DETERMINER)
                || after.is(Tag.MENTION)
                || after.is(Tag.POSSESSIVE_PRONOUN)
                || after.is(Tag.PRONOUN)
                || after.is(Tag.NUMBER);
        boolean complement = after.is(Tag.TO)
                || after.is(Tag.PREPOSITION)
                        && (after.lower().equals("with")
                                || after.lower().equals("up")
                                || after.lower().equals("out"));
        boolean thirdPerson = reading.form() == VerbLexicon.Form.THIRD_PERSON;
        return object || (thirdPerson || headline) && complement || headline && thirdPerson;
    }

    private static boolean startsNounPhrase(Unit unit) {
        return switch (unit.tag()) {
            case DETERMINER, MENTION, POSSESSIVE_PRONOUN, PRONOUN, NUMBER, NOUN -> true;
            default -> false;
        };
    }

    private static boolean gerundIsNoun(@Nullable Unit before, @Nullable Unit after) {
        if (before == null || after == null) {
            return after == null;
        }
        boolean premodifies = before.is(Tag.DETERMINER)
                || before.is(Tag.POSSESSIVE)
                || before.is(Tag.POSSESSIVE_PRONOUN)
                || before.is(Tag.NOUN)
                || before.is(Tag.JOINT);
        boolean nounFollows = after.is(Tag.NOUN)
                || after.is(Tag.VERB) && after.verb() != null && after.verb().noun();
        return premodifies && !startsObject(after) && (nounFollows || !before.is(Tag.NOUN))
                || before.is(Tag.PREPOSITION) && after.is(Tag.NOUN) && DEAL_NOUNS.contains(after.lower());
    }

    private static final Set<String> DEAL_NOUNS = Set.of(
            "agreement",
            "agreements",
            "deal",
            "deals",
            "contract",
            "contracts",
            "partner",
            "partners",
            "facility",
            "rights",
            "partnership");

    private static boolean startsObject(Unit unit) {
        return unit.is(Tag.DETERMINER)
                || unit.is(Tag.MENTION)
                || unit.is(Tag.POSSESSIVE_PRONOUN)
                || unit.is(Tag.PRONOUN);
    }

    private static boolean participleIsAdjective(@Nullable Unit before, @Nullable Unit after) {
        if (before == null || after == null) {
            return false;
        }
        boolean inNounPhrase = before.is(Tag.DETERMINER)
                || before.is(Tag.POSSESSIVE)
                || before.is(Tag.POSSESSIVE_PRONOUN)
                || before.is(Tag.JOINT);
        return inNounPhrase
                && (after.is(Tag.NOUN) || after.is(Tag.VERB) || after.is(Tag.MENTION) || after.is(Tag.JOINT));
    }
}
