package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;
import org.onrecord.streams.extract.text.Tokenizer;

/** Finds every place that writes one of the parties' names, the longest name first. */
final class MentionScanner {
    private static final int MAX_FORM_TOKENS = 14;

    private final ReadText read;
    private final Map<String, List<Form>> formsByStart = new HashMap<>();
    private final boolean[] persons;

    private record Form(List<String> words, Party party) {}

    /** A name in its place. */
    record NameMention(int firstToken, int endToken, int sentence, Party party) {}

    MentionScanner(ReadText read, List<Party> parties, List<NameRun> runs) {
        this.read = read;
        this.persons = new boolean[read.tokens.size()];
        for (NameRun run : runs) {
            if (run.sort() == NameRun.Sort.PERSON && run.size() > 1) {
                java.util.Arrays.fill(persons, run.firstToken(), run.endToken(), true);
            }
        }
        parties.forEach(this::addForms);
        formsByStart.values().forEach(forms -> forms.sort(Comparator.comparingInt((Form form) -> -form.words.size())));
    }

    private void addForms(Party party) {
        for (String form : PartyBuilder.forms(party)) {
            List<String> words = Tokenizer.standard().tokenize(form).stream()
                    .map(Token::lower)
                    .toList();
            if (!words.isEmpty() && words.size() <= MAX_FORM_TOKENS) {
                formsByStart
                        .computeIfAbsent(words.get(0), start -> new ArrayList<>())
                        .add(new Form(words, party));
            }
        }
    }

    List<NameMention> scan() {
        List<NameMention> mentions = new ArrayList<>();
        for (Sentence sentence : read.text.sentences()) {
            int at = sentence.firstToken();
            while (at < sentence.endToken()) {
                Form form = startsName(at) ? longest(at, sentence.endToken()) : null;
                if (form == null) {
                    at++;
                } else {
                    int end = at + form.words.size();
                    mentions.add(new NameMention(at, end, sentence.index(), form.party));
                    at = end;
                }
            }
        }
        return mentions;
    }

    private boolean startsName(int at) {
        return formsByStart.containsKey(read.lower(at));
    }

    private @Nullable Form longest(int at, int limit) {
        for (Form form : formsByStart.get(read.lower(at))) {
            if (matches(form, at, limit)) {
                return form;
            }
        }
        return null;
    }

    private boolean matches(Form form, int at, int limit) {
        if (at + form.words.size() > limit) {
            return false;
        }
        boolean capital = false;
        for (int i = 0; i < form.words.size(); i++) {
            if (!read.lower(at + i).equals(form.words.get(i))) {
                return false;
            }
            capital |= read.nameLike(at + i) || read.tokens.get(at + i).kind() == Token.Kind.NUMBER;
        }
        boolean written = capital || read.text.text(at, at + form.words.size()).equals(form.party.name());
        boolean insidePerson = persons[at] && form.words.size() == 1;
        return written
                && !insidePerson
                && !(form.words.size() == 1
                        && read.is(at, WordClass.FUNCTION)
                        && !read.tokens.get(at).allCapitals());
    }
}
