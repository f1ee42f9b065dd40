package org.onrecord.streams.extract.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Resolves the noun phrase beside a verb of saying to the organisation whose words they are. */
final class SpeakerFinder {
    private static final int FOCUS_SENTENCES = 6;
    private static final int PERSON_SENTENCES = 8;
    private static final Set<String> PREPOSITIONS =
            Set.of("in", "on", "at", "for", "of", "with", "by", "from", "to", "about", "against", "over", "under");
    private static final Set<String> BARRIERS = Set.of(
            ",",
            ";",
            ":",
            "“",
            "”",
            "\"",
            "--",
            "—",
            "–",
            "that",
            "but",
            "when",
            "after",
            "before",
            "as",
            "because",
            "while",
            "although",
            "though",
            "if",
            "since",
            "which",
            "who",
            "whose");
    private static final Set<String> CLAUSE_BARRIERS =
            Set.of(";", ":", "“", "”", "\"", "--", "—", "but", "while", "although", "though", "because");
    private static final Set<String> HE_OR_SHE = Set.of("he", "she");
    private static final Set<String> IT_OR_THEY = Set.of("it", "they", "who", "which");

    private final AnalysedText text;
    private final Parties parties;
    private final SpeakerNouns nouns;
    private @Nullable People people;

    SpeakerFinder(AnalysedText text, Parties parties, SpeakerNouns nouns) {
        this.text = text;
        this.parties = parties;
        this.nouns = nouns;
    }

    private People people() {
        People known = people;
        if (known == null) {
            known = new People(text, parties, nouns);
            people = known;
        }
        return known;
    }

    /** The subject that ends just before {@code end}, the verb with its adverbs and auxiliaries left off. */
    SpeakerReading left(Sentence sentence, int end) {
        if (end <= sentence.firstToken()) {
            return SpeakerReading.NOBODY;
        }
        Token last = text.token(end - 1);
        if (last.is(",") || last.is(")") || last.is(">")) {
            return afterAppositive(sentence, end - 1);
        }
        int start = clauseStart(sentence, end, BARRIERS);
        if (start == end || start == end - 1 && text.token(start).is("and")) {
            return start == sentence.firstToken() ? SpeakerReading.NOBODY : subjectOfSentence(sentence, start);
        }
        return within(sentence, start, end);
    }

    /** "Acme, a maker of bolts, said": the subject stands before the first comma of its clause. */
    private SpeakerReading afterAppositive(Sentence sentence, int end) {
        int start = clauseStart(sentence, end, CLAUSE_BARRIERS);
        return start == end ? SpeakerReading.NOBODY : within(sentence, start, end);
    }

    /** The token after the last barrier outside brackets. */
    private int clauseStart(Sentence sentence, int end, Set<String> barriers) {
        int start = end;
        int depth = 0;
        while (start > sentence.firstToken()) {
            Token token = text.token(start - 1);
            if (token.is(")")) {
                depth++;
            } else if (token.is("(")) {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && barriers.contains(token.lower())) {
                break;
            }
            start--;
        }
        return start;
    }

    /** The verb follows "and", "which" or "who": its subject is the sentence's, or the noun before the pronoun. */
    private SpeakerReading subjectOfSentence(Sentence sentence, int verb) {
        Token before = text.token(verb - 1);
        if (before.kind() == Token.Kind.PUNCTUATION) {
            return SpeakerReading.NOBODY;
        }
        if (before.is("which") || before.is("who") || before.is("that")) {
            PartyMention nearest = lastMentionBefore(sentence, verb);
            return nearest == null
                    ? SpeakerReading.NOBODY
                    : SpeakerReading.of(nearest.parties(), null, null, "subject of the relative clause");
        }
        return within(sentence, sentence.firstToken(), verb);
    }

    private @Nullable PartyMention lastMentionBefore(Sentence sentence, int token) {
        PartyMention last = null;
        for (PartyMention mention : parties.in(sentence)) {
            if (mention.endToken() <= token) {
                last = mention;
            }
        }
        return last;
    }

    /** The speaker named in the tokens, which hold a subject or an inverted subject with its apposition. */
    SpeakerReading within(Sentence sentence, int from, int to) {
        List<PhraseMatcher.Match<SpeakerNouns.Kind>> found = nouns.in(text, from, to);
        for (PhraseMatcher.Match<SpeakerNouns.Kind> noun : found) {
            if (noun.value() == SpeakerNouns.Kind.ANONYMOUS) {
                return SpeakerReading.of(SpeakerReading.Kind.ANONYMOUS, text.text(noun.firstToken(), noun.endToken()));
            }
            if (noun.value() == SpeakerNouns.Kind.OUTSIDER && !insideMention(sentence, noun.firstToken())) {
                return SpeakerReading.of(SpeakerReading.Kind.OUTSIDER, text.text(noun.firstToken(), noun.endToken()));
            }
        }
        for (PhraseMatcher.Match<SpeakerNouns.Kind> noun : found) {
            if (noun.value().person() && !insideMention(sentence, noun.firstToken())) {
                return person(sentence, noun, from);
            }
        }
        SpeakerReading named = namedParties(sentence, from, to);
        if (named.found()) {
            return named;
        }
        return unnamed(sentence, from, to, found);
    }

    private boolean insideMention(Sentence sentence, int token) {
        for (PartyMention mention : parties.in(sentence)) {
            if (mention.firstToken() <= token
                    && token < mention.endToken()
                    && mention.form() == PartyMention.Form.NAME) {
                return true;
            }
        }
        return false;
    }

    private SpeakerReading person(Sentence sentence, PhraseMatcher.Match<SpeakerNouns.Kind> noun, int from) {
        People.Person person = people().person(sentence, noun);
        if (!person.parties().isEmpty()) {
            return SpeakerReading.of(person.parties(), person.name(), person.role(), "office named in the sentence");
        }
        List<Party> known = List.of();
        if (person.name() != null) {
            People.Person elsewhere = people().named(surname(person.name()));
            known = elsewhere == null ? List.of() : elsewhere.parties();
        }
        if (!known.isEmpty()) {
            return SpeakerReading.of(known, person.name(), person.role(), "introduced elsewhere");
        }
        if (noun.value() == SpeakerNouns.Kind.ROLE && person.name() == null) {
            return SpeakerReading.NOBODY;
        }
        return SpeakerReading.inferred(
                focus(sentence, from), person.name(), person.role(), "organisation spoken of last");
    }

    private SpeakerReading namedParties(Sentence sentence, int from, int to) {
        List<Party> speaking = new ArrayList<>();
        PartyMention previous = null;
        PartyMention governed = null;
        for (PartyMention mention : parties.in(sentence)) {
            if (mention.firstToken() < from || mention.endToken() > to) {
                continue;
            }
            if (previous == null
                    && mention.firstToken() > from
                    && PREPOSITIONS.contains(
                            text.token(mention.firstToken() - 1).lower())) {
                governed = governed == null ? mention : governed;
            } else if (previous == null || coordinated(previous.endToken(), mention.firstToken())) {
                speaking.addAll(mention.parties());
                previous = mention;
            }
        }
        if (speaking.isEmpty() && governed != null) {
            speaking.addAll(governed.parties());
        }
        if (speaking.isEmpty()) {
            return SpeakerReading.NOBODY;
        }
        boolean inferred = previous != null && previous.form() != PartyMention.Form.NAME;
        String how = inferred ? "reference resolved" : "organisation named in the sentence";
        return inferred
                ? SpeakerReading.inferred(speaking, null, null, how)
                : SpeakerReading.of(speaking, null, null, how);
    }

    /** Only "and", "&", commas and tickers in brackets between, or the apposition of the first: "Acme, a maker, and". */
    private boolean coordinated(int from, int to) {
        if (to - from >= 2 && apposition(from, to)) {
            return true;
        }
        boolean and = false;
        int depth = 0;
        for (int i = from; i < to; i++) {
            Token token = text.token(i);
            if (token.is("(") || token.is("<")) {
                depth++;
            } else if (token.is(")") || token.is(">")) {
                depth--;
            } else if (depth == 0) {
                if (!token.is("and") && !token.is("&") && !token.is(",")) {
                    return false;
                }
                and |= !token.is(",");
            }
        }
        return and;
    }

    private boolean apposition(int from, int to) {
        boolean opens = text.token(from).is(",") || text.token(from).is("(");
        boolean closes = text.token(to - 1).is("and")
                && (text.token(to - 2).is(",") || text.token(to - 2).is(")"));
        return opens && closes && to - 2 > from;
    }

    private SpeakerReading unnamed(
            Sentence sentence, int from, int to, List<PhraseMatcher.Match<SpeakerNouns.Kind>> found) {
        Token last = text.token(to - 1);
        if (HE_OR_SHE.contains(last.lower())) {
            People.Person person = people().lastBefore(sentence.index(), PERSON_SENTENCES);
            return person == null
                    ? SpeakerReading.NOBODY
                    : ofPerson(person, "\"" + last.lower() + "\", the person spoken of last", sentence, from);
        }
        for (PhraseMatcher.Match<SpeakerNouns.Kind> noun : found) {
            switch (noun.value()) {
                case BOTH -> {
                    return SpeakerReading.of(SpeakerReading.Kind.COLLECTIVE, "the parties together");
                }
                case COMPANY, DOCUMENT -> {
                    return SpeakerReading.inferred(focus(sentence, from), null, null, "organisation spoken of last");
                }
                case ROLE, VOICE, OUTSIDER, ANONYMOUS -> {}
            }
        }
        if (IT_OR_THEY.contains(last.lower())) {
            return SpeakerReading.inferred(focus(sentence, from), null, null, "organisation spoken of last");
        }
        People.Person person = last.capitalised() ? people().named(last.text()) : null;
        if (person != null) {
            return ofPerson(person, "introduced elsewhere", sentence, from);
        }
        return SpeakerReading.NOBODY;
    }

    private SpeakerReading ofPerson(People.Person person, String how, Sentence sentence, int from) {
        if (person.parties().isEmpty()) {
            return SpeakerReading.inferred(focus(sentence, from), person.name(), person.role(), how);
        }
        return SpeakerReading.of(person.parties(), person.name(), person.role(), how);
    }

    /** The first word of a name beside a verb, as in "said Roe". */
    SpeakerReading nameAt(Sentence sentence, int token, int end) {
        String name = people().nameAt(token, end);
        if (name == null) {
            return SpeakerReading.NOBODY;
        }
        People.Person person = people().named(surname(name));
        return person == null
                ? SpeakerReading.inferred(List.of(), name, null, "a name without an office")
                : ofPerson(person, "introduced elsewhere", sentence, token);
    }

    /** The person spoken of last before the sentence. */
    SpeakerReading lastPerson(Sentence sentence) {
        People.Person person = people().lastBefore(sentence.index(), PERSON_SENTENCES);
        return person == null
                ? SpeakerReading.NOBODY
                : SpeakerReading.inferred(person.parties(), person.name(), person.role(), "the person spoken of last");
    }

    private static String surname(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /** The parties of the last sentence that names one before the token, the first of the sentence first. */
    List<Party> focus(Sentence sentence, int token) {
        for (int i = sentence.index(); i >= 0 && i >= sentence.index() - FOCUS_SENTENCES; i--) {
            for (PartyMention mention : parties.in(text.sentence(i))) {
                if (mention.endToken() <= token && mention.form() == PartyMention.Form.NAME) {
                    return mention.parties();
                }
            }
        }
        return List.of();
    }
}
