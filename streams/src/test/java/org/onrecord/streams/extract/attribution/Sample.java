package org.onrecord.streams.extract.attribution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Span;
import org.onrecord.streams.extract.text.TextAnalyser;

/** A small document whose parties are given by name; a candidate is named by its trigger word. */
final class Sample {
    private static final Attributor ATTRIBUTOR = Attributor.standard();
    private static final TextAnalyser ANALYSER = TextAnalyser.standard();

    private final AnalysedText text;
    private final Parties parties;

    private Sample(AnalysedText text, Parties parties) {
        this.text = text;
        this.parties = parties;
    }

    /** @param names each a name, or several forms of it parted by "|" */
    static Sample news(String text, String... names) {
        return of(Document.Kind.NEWS, "", "", text, names);
    }

    static Sample release(String title, String text, String... names) {
        return of(Document.Kind.PRESS_RELEASE, "", title, text, names);
    }

    static Sample of(Document.Kind kind, String publisher, String title, String text, String... names) {
        Document document = new Document(
                "sample",
                kind,
                publisher,
                Document.PublisherKind.UNKNOWN,
                List.of(),
                title,
                text,
                LocalDate.of(2025, 6, 1));
        AnalysedText analysed = ANALYSER.analyse(document);
        List<Party> parties = new ArrayList<>();
        PhraseMatcher.Builder<Party> forms = PhraseMatcher.heedingCase();
        for (String name : names) {
            List<String> all = List.of(name.split("\\|"));
            Party party = new Party(
                    parties.size(), all.get(0), all.subList(1, all.size()), Party.Kind.COMPANY, null, null, 1, false);
            parties.add(party);
            all.forEach(form -> forms.add(form, party));
        }
        List<PartyMention> mentions = new ArrayList<>();
        for (PhraseMatcher.Match<Party> match : forms.build()
                .longestMatches(analysed.tokens(), 0, analysed.tokens().size())) {
            mentions.add(mention(analysed, mentions.size(), match));
        }
        return new Sample(analysed, new Parties(analysed, parties, mentions));
    }

    private static PartyMention mention(AnalysedText text, int index, PhraseMatcher.Match<Party> match) {
        Span span = new Span(
                text.token(match.firstToken()).start(),
                text.token(match.endToken() - 1).end());
        return new PartyMention(
                index,
                span,
                match.firstToken(),
                match.endToken(),
                text.sentenceAt(span.start()).index(),
                PartyMention.Form.NAME,
                List.of(match.value()));
    }

    Candidate candidate(Relation relation, int subject, String trigger, int object) {
        int token = token(trigger);
        Sentence sentence = text.sentenceOf(text.token(token));
        return new Candidate(
                relation,
                parties.parties().get(subject),
                nearest(subject, sentence),
                parties.parties().get(object),
                nearest(object, sentence),
                token,
                token + 1,
                sentence.index(),
                null,
                false,
                sentence.span(),
                "sample");
    }

    /** The judgement on the claim between the first two parties whose trigger is the given word. */
    Judgement judge(Relation relation, String trigger) {
        return judge(relation, 0, trigger, 1);
    }

    Judgement judge(Relation relation, int subject, String trigger, int object) {
        return ATTRIBUTOR.read(text, parties).judge(candidate(relation, subject, trigger, object));
    }

    Judgement.Accepted accepted(Relation relation, String trigger) {
        return (Judgement.Accepted) judge(relation, trigger);
    }

    Judgement.Accepted accepted(Relation relation, int subject, String trigger, int object) {
        return (Judgement.Accepted) judge(relation, subject, trigger, object);
    }

    String words(Span span) {
        return span.in(text.content());
    }

    Parties parties() {
        return parties;
    }

    AnalysedText text() {
        return text;
    }

    private int token(String word) {
        for (int i = 0; i < text.tokens().size(); i++) {
            if (text.token(i).text().equals(word)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no word " + word);
    }

    private PartyMention nearest(int party, Sentence sentence) {
        PartyMention last = null;
        for (PartyMention mention : parties.mentions()) {
            if (mention.party().index() == party && (last == null || mention.sentence() <= sentence.index())) {
                last = mention;
                if (mention.sentence() == sentence.index()) {
                    return mention;
                }
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("party " + party + " is not mentioned");
        }
        return last;
    }
}
