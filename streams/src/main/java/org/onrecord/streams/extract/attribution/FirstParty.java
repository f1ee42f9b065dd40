package org.onrecord.streams.extract.attribution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.party.SiteName;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/**
 * Whose own document it is. A release is known by its kind or by its marks, its issuers by the headline, the sentence
 * that announces, the publisher and the "About" sections; a page on a company's own site is that company's.
 */
final class FirstParty {
    private static final int LEAD_SENTENCES = 5;
    private static final int MIN_DOMAIN_LABEL = 3;
    private static final int MIN_CONTACT_LABEL = 5;
    private static final int MAX_ISSUERS = 12;
    private static final int CONTACT_LENGTH = 900;

    private final AnalysedText text;
    private final Parties parties;
    private final DocumentMarks marks;
    private final java.util.function.Function<Sentence, List<SpeechFrame>> speech;

    private FirstParty(
            AnalysedText text,
            Parties parties,
            DocumentMarks marks,
            java.util.function.Function<Sentence, List<SpeechFrame>> speech) {
        this.text = text;
        this.parties = parties;
        this.marks = marks;
        this.speech = speech;
    }

    /** The organisations whose own document it is, or none. */
    static Set<Party> issuers(
            AnalysedText text,
            Parties parties,
            DocumentMarks marks,
            java.util.function.Function<Sentence, List<SpeechFrame>> speech) {
        Set<Party> issuers = new LinkedHashSet<>();
        new FirstParty(text, parties, marks, speech)
                .issuers().stream().limit(MAX_ISSUERS).forEach(issuers::add);
        return issuers;
    }

    private Set<Party> issuers() {
        Document document = text.document();
        if (document.publisherKind() == Document.PublisherKind.PROMOTION || marks.promotion(text.content())) {
            return Set.of();
        }
        Set<Party> issuers = new LinkedHashSet<>();
        for (Party party : parties.parties()) {
            if (publishes(party, document.publisherName()) || listed(party, document.issuers())) {
                issuers.add(party);
            }
        }
        if (release(document)) {
            issuers.addAll(parties.issuers());
            addIssuersOfRelease(issuers);
        }
        return issuers;
    }

    /** Whoever announces; where nobody does, whom the headline or the first sentence names. */
    private void addIssuersOfRelease(Set<Party> issuers) {
        List<Party> title = titleSubjects();
        List<Party> announcers = announcers();
        if (!announcers.isEmpty()) {
            issuers.addAll(announcers);
            issuers.addAll(contacts());
            if (!title.isEmpty()) {
                issuers.add(title.get(0));
            }
            return;
        }
        issuers.addAll(title);
        issuers.addAll(contacts());
        if (issuers.isEmpty()) {
            issuers.addAll(firstNamed());
        }
    }

    private boolean release(Document document) {
        if (document.kind() == Document.Kind.PRESS_RELEASE) {
            return true;
        }
        if (document.kind() == Document.Kind.BLOG) {
            return false;
        }
        return marks.release(text.content()) || marks.releaseParts(text.content()) + aboutSections() >= 2;
    }

    private int aboutSections() {
        int sections = 0;
        for (Sentence sentence : text.sentences()) {
            boolean about = sentence.firstToken() + 1 < sentence.endToken()
                    && text.token(sentence.firstToken()).text().equals("About")
                    && text.token(sentence.firstToken() + 1).capitalised();
            sections += about && sections < 2 ? 1 : 0;
        }
        return sections;
    }

    private static boolean listed(Party party, List<String> names) {
        for (String name : names) {
            if (Names.same(party, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean publishes(Party party, String publisher) {
        if (publisher.isEmpty()) {
            return false;
        }
        if (publisher.indexOf('.') < 0 || publisher.indexOf(' ') >= 0) {
            return Names.same(party, publisher);
        }
        String label = SiteName.of(publisher.toLowerCase(Locale.ROOT));
        return label.length() >= MIN_DOMAIN_LABEL && Names.squashedForms(party).contains(label);
    }

    /** The first organisation of the headline and those that stand coordinated with it before the verb. */
    private List<Party> titleSubjects() {
        if (text.sentences().isEmpty() || text.sentence(0).kind() != Sentence.Kind.TITLE) {
            return List.of();
        }
        List<Party> subjects = new ArrayList<>();
        int end = -1;
        for (PartyMention mention : parties.in(text.sentence(0))) {
            if (end >= 0 && !joined(end, mention.firstToken())) {
                break;
            }
            subjects.addAll(mention.parties());
            end = mention.endToken();
        }
        return subjects;
    }

    private boolean joined(int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            Token token = text.token(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            boolean link = token.is("and") || token.is("&") || token.is(",") || token.is("(") || token.is(")");
            if (depth == 0 && !link) {
                return false;
            }
        }
        return true;
    }

    /** The organisations whose site or mail address stands in the contact lines at the end. */
    private List<Party> contacts() {
        Set<String> labels = contactLabels();
        List<Party> contacts = new ArrayList<>();
        if (labels.isEmpty()) {
            return contacts;
        }
        for (Party party : parties.parties()) {
            if (contacts.size() < MAX_ISSUERS && ends(labels, party)) {
                contacts.add(party);
            }
        }
        return contacts;
    }

    private Set<String> contactLabels() {
        String content = text.content();
        Set<String> labels = new LinkedHashSet<>();
        int from = Math.max(0, content.length() - CONTACT_LENGTH);
        for (int at = from; at < content.length() && labels.size() < MAX_ISSUERS; at++) {
            boolean link = content.startsWith("://", at);
            if (link || content.charAt(at) == '@') {
                String label = SiteName.of(host(content, at + (link ? 3 : 1)));
                if (label.length() >= MIN_CONTACT_LABEL) {
                    labels.add(label);
                }
            }
        }
        return labels;
    }

    private static boolean ends(Set<String> labels, Party party) {
        for (String form : Names.squashedForms(party)) {
            if (form.length() >= MIN_CONTACT_LABEL) {
                for (String label : labels) {
                    if (label.endsWith(form)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String host(String content, int from) {
        int end = from;
        while (end < content.length()
                && (Character.isLetterOrDigit(content.charAt(end)) || ".-".indexOf(content.charAt(end)) >= 0)) {
            end++;
        }
        return content.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private List<Party> announcers() {
        List<Party> announcers = new ArrayList<>();
        int read = 0;
        for (Sentence sentence : text.sentences()) {
            if (sentence.kind() == Sentence.Kind.TITLE) {
                continue;
            }
            if (read++ == LEAD_SENTENCES) {
                break;
            }
            for (SpeechFrame frame : speech.apply(sentence)) {
                if (frame.kind() == CueKind.NOUN && !frame.silent()) {
                    announcers.addAll(frame.speaker().parties());
                }
            }
            if (!announcers.isEmpty()) {
                break;
            }
        }
        return announcers;
    }

    private List<Party> firstNamed() {
        for (PartyMention mention : parties.mentions()) {
            if (mention.form() == PartyMention.Form.NAME
                    && text.sentence(mention.sentence()).kind() != Sentence.Kind.TITLE) {
                return mention.parties();
            }
        }
        return List.of();
    }
}
