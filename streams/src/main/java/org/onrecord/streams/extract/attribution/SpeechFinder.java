package org.onrecord.streams.extract.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Finds the verbs of saying of a sentence and their speakers: before the verb, after it, and after "by". */
final class SpeechFinder {
    private static final int MAX_AFTER = 25;
    private static final int MAX_INVERTED = 18;
    private static final int MAX_AGENT = 7;
    private static final int MAX_DATE = 5;
    private static final Set<String> DATE_WORDS = Set.of(
            "on",
            "in",
            "at",
            "last",
            "this",
            "earlier",
            "today",
            "yesterday",
            "week",
            "month",
            "year",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Set<String> LIGHT = Set.of(
            "also",
            "today",
            "yesterday",
            "earlier",
            "later",
            "recently",
            "officially",
            "has",
            "have",
            "had",
            "would",
            "previously",
            "already",
            "publicly",
            "proudly",
            "separately",
            "formally",
            "just",
            "now",
            "then",
            "first",
            "is",
            "are",
            "was",
            "were",
            "proud",
            "pleased",
            "thrilled",
            "excited",
            "delighted",
            "happy",
            "honored",
            "honoured",
            "glad",
            "to",
            "very",
            "jointly",
            "did",
            "does",
            "do",
            "repeatedly",
            "all",
            "both",
            "will",
            "and");
    private static final Set<String> DENYING = Set.of(
            "deny",
            "denies",
            "denied",
            "refute",
            "refutes",
            "refuted",
            "debunk",
            "debunks",
            "debunked",
            "quash",
            "quashes",
            "quashed",
            "rubbishes",
            "rubbished",
            "dismiss",
            "dismisses",
            "dismissed",
            "reject",
            "rejects",
            "rejected",
            "rule",
            "rules",
            "ruled",
            "scotched",
            "disputes",
            "disputed",
            "contradicts",
            "contradicted");
    private static final Set<String> PLEASED =
            Set.of("proud", "pleased", "thrilled", "excited", "delighted", "happy", "honored", "honoured", "glad");
    private static final Set<String> BE = Set.of("is", "are", "was", "were", "been", "being", "be", "'s", "'re");
    private static final Set<String> NOT = Set.of("not", "n't", "never");
    private static final Set<String> ALSO_NOUNS = Set.of(
            "reports",
            "states",
            "notes",
            "shares",
            "claims",
            "answers",
            "points",
            "estimates",
            "forecasts",
            "guesses",
            "hints",
            "comments",
            "promises",
            "pledges",
            "tweets",
            "thought",
            "expected",
            "say");
    private static final Set<String> WEAK = Set.of(
            "adds",
            "added",
            "adding",
            "maintains",
            "maintained",
            "continues",
            "continued",
            "notes",
            "noted",
            "noting",
            "shared",
            "shares",
            "posted",
            "states",
            "stated",
            "stating",
            "indicates",
            "indicated",
            "mentions",
            "mentioned",
            "observes",
            "observed",
            "concludes",
            "concluded",
            "described",
            "describes",
            "claims",
            "claimed",
            "claiming",
            "estimates",
            "estimated",
            "promises",
            "promised",
            "pledges",
            "pledged");
    private static final Set<String> COMPLEMENT_AFTER =
            Set.of("that", ",", ".", ":", "“", "\"", "”", "it", "in", "on", "the", "its", "there", "how");
    private static final Set<String> NOUN_BEFORE = Set.of(
            "a", "an", "the", "its", "their", "our", "his", "her", "this", "that", "these", "those", "no", "any", "of",
            "in", "and", "by", "for", "with", "united", "pct", "percent", "media", "press", "recent", "new");
    private static final Set<String> FINITE =
            Set.of("will", "would", "has", "have", "had", "is", "was", "are", "were", "it", "that", "they", "can");

    private final AnalysedText text;
    private final SpeakerFinder speakers;

    SpeechFinder(AnalysedText text, SpeakerFinder speakers) {
        this.text = text;
        this.speakers = speakers;
    }

    List<SpeechFrame> in(Sentence sentence, List<PhraseMatcher.Match<CueKind>> cues) {
        List<SpeechFrame> frames = new ArrayList<>();
        for (PhraseMatcher.Match<CueKind> cue : cues) {
            if (cue.value().saying() || cue.value() == CueKind.SILENCE || denial(cue)) {
                SpeechFrame frame = frame(sentence, cue);
                if (frame != null) {
                    frames.add(frame);
                }
            }
        }
        accordingTo(sentence, frames);
        return List.copyOf(frames);
    }

    private boolean denial(PhraseMatcher.Match<CueKind> cue) {
        return cue.value() == CueKind.DENIAL
                && DENYING.contains(text.token(cue.firstToken()).lower());
    }

    private SpeechFrame frame(Sentence sentence, PhraseMatcher.Match<CueKind> cue) {
        int verb = cue.firstToken();
        int end = subjectEnd(sentence, verb);
        if (cue.value() == CueKind.QUOTE && !besideQuote(sentence, cue)) {
            return null;
        }
        if (nounLike(sentence, verb, end) || !says(sentence, verb, cue.endToken())) {
            return null;
        }
        boolean silent = cue.value() == CueKind.SILENCE || negated(end, verb);
        boolean denies = cue.value() == CueKind.DENIAL;
        SpeakerReading speaker = speaker(sentence, verb, cue.endToken(), end);
        return speaker.found() ? new SpeechFrame(verb, cue.endToken(), cue.value(), speaker, silent, denies) : null;
    }

    /** Where the subject ends: before the verb's adverbs, auxiliaries and "is pleased to". */
    private int subjectEnd(Sentence sentence, int verb) {
        int end = verb;
        while (end > sentence.firstToken()
                && (LIGHT.contains(text.token(end - 1).lower())
                        || NOT.contains(text.token(end - 1).lower()))) {
            end--;
        }
        return end < verb && text.token(end).is("and") ? verb : end;
    }

    private boolean nounLike(Sentence sentence, int verb, int subjectEnd) {
        if (verb == sentence.firstToken()) {
            return false;
        }
        Token before = text.token(verb - 1);
        if (before.is("to") && !pleasedBefore(subjectEnd, verb) && !joinedTo(sentence, verb)) {
            return true;
        }
        if (!ALSO_NOUNS.contains(text.token(verb).lower())) {
            return participle(sentence, verb);
        }
        return NOUN_BEFORE.contains(before.lower()) || before.kind() == Token.Kind.NUMBER;
    }

    /** "the headphones announced on Tuesday are": a participle, nobody's verb. */
    private boolean participle(Sentence sentence, int verb) {
        if (!text.token(verb).lower().endsWith("ed")) {
            return false;
        }
        for (int i = verb + 1; i < Math.min(sentence.endToken(), verb + MAX_DATE); i++) {
            Token token = text.token(i);
            if (BE.contains(token.lower()) || token.is("will") || token.is("has") || token.is("have")) {
                return true;
            }
            boolean date = DATE_WORDS.contains(token.lower())
                    || token.kind() == Token.Kind.NUMBER
                    || token.lower().endsWith("day") && token.capitalised();
            if (!date) {
                return false;
            }
        }
        return false;
    }

    /** "added a service" says nothing; "added that" and ", she added." do. */
    private boolean says(Sentence sentence, int verb, int verbEnd) {
        if (!WEAK.contains(text.token(verb).lower()) || verbEnd >= sentence.endToken()) {
            return true;
        }
        boolean trails = verb >= 2 && text.token(verb - 2).kind() == Token.Kind.PUNCTUATION;
        String next = text.token(verbEnd).lower();
        boolean inverted = text.token(verb - (verb > 0 ? 1 : 0)).kind() == Token.Kind.PUNCTUATION;
        return next.equals("that") || next.equals(":") || trails && COMPLEMENT_AFTER.contains(next) || inverted;
    }

    private boolean pleasedBefore(int from, int verb) {
        for (int i = from; i < verb; i++) {
            if (PLEASED.contains(text.token(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /** "Jane Roe joined the programme to announce". */
    private boolean joinedTo(Sentence sentence, int verb) {
        for (int i = Math.max(sentence.firstToken(), verb - 8); i < verb; i++) {
            if (text.token(i).is("joined") || text.token(i).is("joins")) {
                return true;
            }
        }
        return false;
    }

    private boolean negated(int from, int verb) {
        for (int i = Math.max(0, Math.min(from, verb - 2)); i < verb; i++) {
            if (NOT.contains(text.token(i).lower())) {
                return true;
            }
        }
        return false;
    }

    private boolean besideQuote(Sentence sentence, PhraseMatcher.Match<CueKind> cue) {
        for (int i = Math.max(sentence.firstToken(), cue.firstToken() - 8);
                i < Math.min(text.tokens().size(), cue.endToken() + 8);
                i++) {
            String token = text.token(i).text();
            if (token.equals("“") || token.equals("”") || token.equals("\"")) {
                return true;
            }
        }
        return false;
    }

    private SpeakerReading speaker(Sentence sentence, int verb, int verbEnd, int subjectEnd) {
        if (passive(verb)) {
            return agent(sentence, verbEnd);
        }
        if (text.token(verb).lower().endsWith("ing")) {
            return gerund(sentence, verb, subjectEnd);
        }
        if (inverted(sentence, verb, verbEnd, subjectEnd)) {
            SpeakerReading right = right(sentence, verbEnd);
            if (right.found()) {
                return right;
            }
        }
        SpeakerReading left = speakers.left(sentence, subjectEnd);
        return left.found() ? left : agent(sentence, verbEnd);
    }

    /** "Acme is announcing", "Acme was the first, by announcing that": the subject is the sentence's. */
    private SpeakerReading gerund(Sentence sentence, int verb, int subjectEnd) {
        if (subjectEnd < verb) {
            return speakers.left(sentence, subjectEnd);
        }
        return verb > sentence.firstToken()
                ? speakers.within(sentence, sentence.firstToken(), verb)
                : SpeakerReading.NOBODY;
    }

    private boolean passive(int verb) {
        return verb > 0
                && BE.contains(text.token(verb - 1).lower())
                && text.token(verb).lower().endsWith("ed");
    }

    private SpeakerReading agent(Sentence sentence, int verbEnd) {
        int limit = Math.min(sentence.endToken(), verbEnd + MAX_AGENT);
        for (int i = verbEnd; i < limit; i++) {
            if (text.token(i).is("by")) {
                return speakers.within(sentence, i + 1, Math.min(sentence.endToken(), i + 1 + MAX_AGENT));
            }
        }
        return SpeakerReading.NOBODY;
    }

    /** Whether the subject follows the verb: after a quotation, or ", said Roe" at the end. */
    private boolean inverted(Sentence sentence, int verb, int verbEnd, int subjectEnd) {
        if (verbEnd >= sentence.endToken()) {
            return false;
        }
        Token next = text.token(verbEnd);
        boolean nominal = next.capitalised() || next.is("a") || next.is("an") || next.is("the") || next.is("one");
        if (!nominal || subjectEnd < verb) {
            return false;
        }
        if (verb == sentence.firstToken()) {
            return true;
        }
        String before = text.token(verb - 1).text();
        if (before.equals("”") || before.equals("\"") || before.equals("’") || before.equals("»")) {
            return true;
        }
        return before.equals(",") && restIsName(sentence, verbEnd);
    }

    private boolean restIsName(Sentence sentence, int from) {
        if (sentence.endToken() - from > MAX_INVERTED) {
            return false;
        }
        for (int i = from; i < sentence.endToken(); i++) {
            if (FINITE.contains(text.token(i).lower())) {
                return false;
            }
        }
        return true;
    }

    private SpeakerReading right(Sentence sentence, int from) {
        int end = Math.min(sentence.endToken(), from + MAX_AFTER);
        for (int i = from; i < end; i++) {
            String token = text.token(i).text();
            if (token.equals("“") || token.equals("\"") || token.equals(";") || token.equals(":")) {
                end = i;
            }
        }
        if (end <= from) {
            return SpeakerReading.NOBODY;
        }
        SpeakerReading reading = speakers.within(sentence, from, end);
        return reading.found() ? reading : speakers.nameAt(sentence, from, end);
    }

    private void accordingTo(Sentence sentence, List<SpeechFrame> frames) {
        for (int i = sentence.firstToken(); i + 2 < sentence.endToken(); i++) {
            if (text.token(i).is("according") && text.token(i + 1).is("to")) {
                int end = i + 2;
                int limit = Math.min(sentence.endToken(), i + 2 + MAX_AFTER);
                while (end < limit
                        && !text.token(end).is(",")
                        && !text.token(end).is(";")) {
                    end++;
                }
                SpeakerReading reading = end > i + 2 ? speakers.within(sentence, i + 2, end) : SpeakerReading.NOBODY;
                if (reading.found()) {
                    frames.add(new SpeechFrame(i, i + 2, CueKind.CLAUSE, reading, false, false));
                }
            }
        }
    }
}
