package org.onrecord.streams.extract.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** The people of a document with the office and the organisation by which the text introduces them. */
final class People {
    private static final int MAX_NAME_TOKENS = 4;
    private static final int MAX_BEFORE_ROLE = 5;
    private static final int MAX_AFTER_ROLE = 9;
    private static final int MAX_NAME_DISTANCE = 14;
    private static final Set<String> LINKS = Set.of("of", "at", "for", "with", "from", "to");
    private static final Set<String> NO_NAMES = Set.of(
            "the",
            "a",
            "an",
            "in",
            "on",
            "at",
            "he",
            "she",
            "it",
            "they",
            "we",
            "i",
            "but",
            "and",
            "mr",
            "ms",
            "mrs",
            "dr",
            "chief",
            "executive",
            "officer",
            "vice",
            "senior",
            "group",
            "president",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "as",
            "for",
            "this",
            "that",
            "our");

    /** Someone who may speak; {@code parties} is empty where no organisation stands beside the office. */
    record Person(@Nullable String name, String role, List<Party> parties, int token) {}

    private final AnalysedText text;
    private final Parties parties;
    private final SpeakerNouns nouns;
    private final Map<String, Person> bySurname = new HashMap<>();
    private final @Nullable Person[] lastOfSentence;

    People(AnalysedText text, Parties parties, SpeakerNouns nouns) {
        this.text = text;
        this.parties = parties;
        this.nouns = nouns;
        this.lastOfSentence = new Person[text.sentences().size()];
        text.sentences().forEach(this::introduce);
        text.sentences().forEach(this::mention);
    }

    private void introduce(Sentence sentence) {
        for (PhraseMatcher.Match<SpeakerNouns.Kind> match :
                nouns.in(text, sentence.firstToken(), sentence.endToken())) {
            if (match.value().person()) {
                Person person = person(sentence, match);
                if (person.name() != null) {
                    String surname = person.name().substring(person.name().lastIndexOf(' ') + 1);
                    bySurname.merge(surname, person, (a, b) -> a.parties().isEmpty() ? b : a);
                    String forename = person.name().substring(0, person.name().indexOf(' '));
                    bySurname.merge(forename, person, (a, b) -> a.parties().isEmpty() ? b : a);
                }
                if (person.name() != null || match.value() == SpeakerNouns.Kind.VOICE) {
                    lastOfSentence[sentence.index()] = person;
                }
            }
        }
    }

    private void mention(Sentence sentence) {
        if (bySurname.isEmpty()) {
            return;
        }
        for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
            Token token = text.token(i);
            if (token.word() && token.capitalised()) {
                Person person = bySurname.get(token.text());
                if (person != null) {
                    lastOfSentence[sentence.index()] = person;
                }
            }
        }
    }

    /** The person of a surname, null when the document introduces none. */
    @Nullable
    Person named(String surname) {
        return bySurname.get(surname);
    }

    /** The last person spoken of in the sentence or, at most {@code sentences} back, before it. */
    @Nullable
    Person lastBefore(int sentence, int sentences) {
        for (int i = sentence; i >= 0 && i >= sentence - sentences; i--) {
            if (lastOfSentence[i] != null) {
                return lastOfSentence[i];
            }
        }
        return null;
    }

    /** The holder of an office that a sentence names. */
    Person person(Sentence sentence, PhraseMatcher.Match<SpeakerNouns.Kind> role) {
        String title = text.text(role.firstToken(), role.endToken());
        return new Person(nameNear(sentence, role), title, organisationOf(sentence, role), role.firstToken());
    }

    private List<Party> organisationOf(Sentence sentence, PhraseMatcher.Match<SpeakerNouns.Kind> role) {
        PartyMention before = null;
        for (PartyMention mention : parties.in(sentence)) {
            boolean inside = mention.firstToken() <= role.firstToken() && role.firstToken() < mention.endToken();
            if (inside) {
                continue;
            }
            if (mention.endToken() <= role.firstToken()) {
                before = role.firstToken() - mention.endToken() <= MAX_BEFORE_ROLE
                                && titleBetween(mention.endToken(), role.firstToken())
                        ? mention
                        : null;
            } else if (before == null && follows(mention, role)) {
                return mention.parties();
            }
        }
        return before == null ? List.of() : before.parties();
    }

    /** "Acme's new chief" and "Acme chief", not "Acme, said the chief". */
    private boolean titleBetween(int from, int to) {
        for (int i = from; i < to; i++) {
            Token token = text.token(i);
            boolean mark = token.kind() == Token.Kind.PUNCTUATION && !token.is("-") && !token.is("&");
            if (mark || LINKS.contains(token.lower()) || token.is("said") || token.is("and")) {
                return false;
            }
        }
        return true;
    }

    private boolean follows(PartyMention mention, PhraseMatcher.Match<SpeakerNouns.Kind> role) {
        int at = mention.firstToken();
        if (at - role.endToken() > MAX_AFTER_ROLE || at == 0) {
            return false;
        }
        String link = text.token(at - 1).lower();
        if (link.equals("the") && at >= 2) {
            link = text.token(at - 2).lower();
        }
        return LINKS.contains(link) || link.equals(",") && at - role.endToken() <= 2;
    }

    private @Nullable String nameNear(Sentence sentence, PhraseMatcher.Match<SpeakerNouns.Kind> role) {
        String after = nameFrom(role.endToken(), Math.min(sentence.endToken(), role.endToken() + MAX_NAME_DISTANCE));
        boolean adjacent = role.endToken() < sentence.endToken()
                && text.token(role.endToken()).capitalised()
                && after != null
                && after.startsWith(text.token(role.endToken()).text());
        if (adjacent) {
            return after;
        }
        String before =
                nameTo(Math.max(sentence.firstToken(), role.firstToken() - MAX_NAME_DISTANCE), role.firstToken());
        return before != null ? before : after;
    }

    private @Nullable String nameFrom(int from, int to) {
        for (int i = from; i < to; i++) {
            int end = nameEnd(i, to);
            if (end - i >= 2) {
                return text.text(i, end);
            }
            i = Math.max(i, end - 1);
        }
        return null;
    }

    private @Nullable String nameTo(int from, int to) {
        String last = null;
        for (int i = from; i < to; i++) {
            int end = nameEnd(i, to);
            if (end - i >= 2) {
                last = text.text(i, end);
            }
            i = Math.max(i, end - 1);
        }
        return last;
    }

    /** The end of the run of name-like tokens that starts at {@code from}; {@code from} when there is none. */
    private int nameEnd(int from, int to) {
        int end = from;
        while (end < to && end - from < MAX_NAME_TOKENS && nameLike(text.token(end))) {
            end++;
        }
        return end;
    }

    private boolean nameLike(Token token) {
        return token.word()
                && token.capitalised()
                && !NO_NAMES.contains(token.lower())
                && !insideMention(token.index());
    }

    private boolean insideMention(int token) {
        for (PartyMention mention : parties.in(text.sentenceOf(text.token(token)))) {
            if (mention.firstToken() <= token && token < mention.endToken()) {
                return true;
            }
        }
        return false;
    }

    /** Names in a row such as "Jane Roe" that stand directly at the token, for speakers without a title. */
    @Nullable
    String nameAt(int token, int end) {
        int to = nameEnd(token, end);
        return to > token ? text.text(token, to) : null;
    }

    /** The people of the document who have a name. */
    List<Person> all() {
        return new ArrayList<>(bySurname.values());
    }
}
