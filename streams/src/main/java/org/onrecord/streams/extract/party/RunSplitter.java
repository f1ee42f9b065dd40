package org.onrecord.streams.extract.party;

import java.util.List;
import java.util.Set;
import org.onrecord.streams.entity.Entity;
import org.onrecord.streams.entity.NormalForm;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Cuts one stretch into names: runs of known names apart, persons and places told from the rest. */
final class RunSplitter {
    private static final Set<String> STATES =
            Set.of(("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"
                            + " NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB MB SK NS NB")
                    .split(" "));
    private static final Set<String> AFTER_PERSON = Set.of("who", "age", "aged");

    private final ReadText read;
    private final NameLexicon lexicon;
    private final KnownNames known;
    private final List<NameRun> runs;

    RunSplitter(ReadText read, NameLexicon lexicon, KnownNames known, List<NameRun> runs) {
        this.read = read;
        this.lexicon = lexicon;
        this.known = known;
        this.runs = runs;
    }

    void split(int from, int to, Sentence sentence, boolean person) {
        int start = from;
        while (start < to) {
            int knownEnd = known.endOfName(read.tokens, start, to, read.content);
            int end = knownEnd > start ? endAfterKnown(start, knownEnd, to) : endBeforeKnown(start, to);
            add(start, end, knownEnd, sentence, person && start == from);
            start = end;
            while (start < to
                    && (!read.nameLike(start) || read.tokens.get(start).text().equals("-"))
                    && read.tokens.get(start).kind() != Token.Kind.NUMBER) {
                start++;
            }
        }
    }

    /** A known name ends there where another known one, or a hyphen before one, follows; else the run goes on. */
    private int endAfterKnown(int start, int knownEnd, int to) {
        if (knownEnd == to) {
            return to;
        }
        int next = knownEnd;
        while (next < to - 1
                && read.tokens.get(next).kind() == Token.Kind.PUNCTUATION
                && !read.lower(next).equals("&")) {
            next++;
        }
        if (next > knownEnd && next < to && read.lower(knownEnd).equals("-") && certain(start, knownEnd)) {
            return knownEnd;
        }
        int nextKnown = known.endOfName(read.tokens, next, to, read.content);
        if (nextKnown > next && certain(next, nextKnown) && !read.hasAny(to - 1, WordClass.LEGAL_FORM.bit())) {
            return knownEnd;
        }
        return to;
    }

    /** An unknown start ends before a certain known name that reaches the end of the run. */
    private int endBeforeKnown(int start, int to) {
        if (read.hasAny(to - 1, WordClass.ORGANISATION_HEADS | WordClass.LEGAL_FORM.bit())) {
            return to;
        }
        for (int i = start + 1; i < to; i++) {
            boolean weakBefore =
                    read.hasAny(i - 1, WordClass.DEMONYM.bit() | WordClass.ORDINARY.bit() | WordClass.FUNCTION.bit())
                            || read.lower(i - 1).equals("-");
            if (weakBefore && known.endOfName(read.tokens, i, to, read.content) == to && certain(i, to)) {
                return i;
            }
        }
        return to;
    }

    private boolean certain(int from, int to) {
        Entity entity = known.entity(NormalForm.of(read.text.text(from, to)).bare());
        return entity != null && entity.ambiguities().isEmpty();
    }

    private void add(int from, int to, int knownEnd, Sentence sentence, boolean introduced) {
        int end = to;
        while (end > from
                && (read.lower(end - 1).equals("-") || read.lower(end - 1).equals("&"))) {
            end--;
        }
        if (end == from) {
            return;
        }
        int knownReach = Math.min(Math.max(knownEnd, from), end);
        NameRun run = new NameRun(from, end, sentence.index(), NameRun.Sort.OPEN, knownReach);
        runs.add(run.withSort(sort(run, introduced)));
    }

    private NameRun.Sort sort(NameRun run, boolean introduced) {
        boolean organisation =
                read.hasAny(run.endToken() - 1, WordClass.ORGANISATION_HEADS | WordClass.LEGAL_FORM.bit());
        if (!organisation
                && !run.known()
                && lexicon.endOfPlace(read.tokens, run.firstToken(), run.endToken()) == run.endToken()) {
            return NameRun.Sort.PLACE;
        }
        if (stateCode(run) || !run.known() && dateline(run)) {
            return NameRun.Sort.PLACE;
        }
        boolean known = run.known() && certain(run.firstToken(), run.endToken());
        if (!organisation && !known && (introduced || personFollows(run.endToken())) && run.size() <= 4) {
            return NameRun.Sort.PERSON;
        }
        return NameRun.Sort.OPEN;
    }

    /** Whether two capitals behind a comma are a state: "Austin, TX". */
    private boolean stateCode(NameRun run) {
        Token token = read.tokens.get(run.firstToken());
        return run.size() == 1
                && token.text().length() == 2
                && STATES.contains(token.text())
                && (read.lower(run.firstToken() - 1).equals(",")
                        || read.lower(run.firstToken() - 1).equals("("));
    }

    /** Whether a line starts with shouted words and a dash: "PORTHAVEN - The firm said". */
    private boolean dateline(NameRun run) {
        Sentence sentence = read.text.sentence(run.sentence());
        if (run.firstToken() != sentence.firstToken()
                || run.size() > 3
                || sentence.kind() == Sentence.Kind.TITLE
                || read.casing(run.sentence()) != ReadText.Casing.NORMAL) {
            return false;
        }
        for (int i = run.firstToken(); i < run.endToken(); i++) {
            if (!read.tokens.get(i).allCapitals()) {
                return false;
            }
        }
        String next = read.lower(run.endToken());
        return next.equals("-") && !read.adjacent(run.endToken() - 1, run.endToken())
                || next.equals("–")
                || next.equals("—")
                || next.equals("--");
    }

    /** Whether ", CEO of", ", 52," or ", who" follows, as after the name of a person. */
    private boolean personFollows(int end) {
        if (!read.lower(end).equals(",") || end + 1 >= read.tokens.size()) {
            return false;
        }
        int next = end + 1;
        if (read.lower(next).equals("the")
                || read.lower(next).equals("a")
                || read.lower(next).equals("its")) {
            next++;
        }
        for (int i = next; i < Math.min(next + 3, read.tokens.size()); i++) {
            if (read.is(i, WordClass.ROLE)) {
                return true;
            }
            if (!read.tokens.get(i).word()) {
                break;
            }
        }
        Token token = read.tokens.get(Math.min(next, read.tokens.size() - 1));
        boolean age = token.kind() == Token.Kind.NUMBER
                && token.text().length() == 2
                && read.lower(next + 1).equals(",");
        return age || AFTER_PERSON.contains(token.lower());
    }
}
