package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Cuts the capitalised stretches of a document into {@link NameRun}s, in one pass. */
final class RunFinder {
    private static final int MAX_RUN_TOKENS = 14;
    private static final Set<String> FOREIGN_LINKS = Set.of(
            "de", "du", "des", "von", "van", "und", "y", "et", "di", "del", "della", "da", "do", "den", "der", "la",
            "le", "for");
    private static final Set<String> ENGLISH_LINKS = Set.of("of", "for", "on", "in", "the", "and");
    private static final Set<String> AFTER_AND =
            Set.of("co", "company", "sons", "associates", "partners", "brothers", "bros", "daughters", "cie", "family");
    private static final Set<String> CAPITAL_LINKS = Set.of("for", "of", "and", "the", "to", "by", "at", "in");
    private static final Set<String> PARTNERING =
            Set.of("partner", "partners", "teams", "team", "collaborates", "cooperates", "works", "joins");
    private static final Set<String> NO_PARTICIPLES = Set.of(
            "united",
            "allied",
            "associated",
            "consolidated",
            "advanced",
            "applied",
            "integrated",
            "limited",
            "family",
            "sterling",
            "boeing",
            "beijing");
    private static final Set<String> SMALL_STARTS =
            Set.of("first", "one", "three", "next", "now", "second", "third", "four", "five", "seven", "just", "well");
    private static final Set<String> COUNTRY_INITIALS =
            Set.of("u.s.", "u.k.", "us", "uk", "eu", "e.u.", "u.n.", "u.s", "u.k");
    private static final Set<String> PRONOUNS =
            Set.of("we", "us", "our", "it", "i", "you", "they", "he", "she", "my", "who");
    private static final Set<String> OF_HEADS = Set.of(
            "bank",
            "port",
            "house",
            "trust",
            "exchange",
            "league",
            "church",
            "friends",
            "brotherhood",
            "city",
            "county",
            "state",
            "town");

    private final ReadText read;
    private final NameLexicon lexicon;
    private final KnownNames known;
    private final List<NameRun> runs = new ArrayList<>();

    RunFinder(ReadText read, NameLexicon lexicon, KnownNames known) {
        this.read = read;
        this.lexicon = lexicon;
        this.known = known;
    }

    List<NameRun> find() {
        for (Sentence sentence : read.text.sentences()) {
            sentence(sentence);
        }
        return runs;
    }

    private void sentence(Sentence sentence) {
        boolean normal = read.casing(sentence.index()) == ReadText.Casing.NORMAL;
        int at = sentence.firstToken();
        while (at < sentence.endToken()) {
            int knownEnd = knownEnd(at, sentence.endToken());
            if (knownEnd == at && !startsRun(at, sentence)) {
                at++;
                continue;
            }
            int end = endOfRun(at, sentence, normal);
            end = Math.max(end, knownEnd);
            if (!betweenSlashes(at, end, sentence)) {
                pieces(at, end, sentence);
            }
            at = end;
        }
    }

    /** Whether the stretch is the newswire of a dateline: "LONDON, May 2 /Acme Newswire/". */
    private boolean betweenSlashes(int from, int to, Sentence sentence) {
        return from > sentence.firstToken()
                && to < sentence.endToken()
                && read.lower(from - 1).equals("/")
                && read.lower(to).equals("/");
    }

    /** The end of a known name at a token that is written like one. */
    private int knownEnd(int at, int limit) {
        int end = known.endOfName(read.tokens, at, limit, read.content);
        if (end == at || end == at + 1 && read.is(at, WordClass.FUNCTION) && !functionAsName(at)) {
            return at;
        }
        for (int i = at; i < end; i++) {
            if (read.nameLike(i) || read.tokens.get(i).kind() == Token.Kind.NUMBER) {
                return end;
            }
        }
        return at;
    }

    /** Whether a small word that is also a known name ("Three") is written as a name in the middle of a sentence. */
    private boolean functionAsName(int at) {
        return at > 0
                && read.tokens.get(at - 1).word()
                && !PRONOUNS.contains(read.lower(at))
                && read.casing(read.text.sentenceOf(read.tokens.get(at)).index()) == ReadText.Casing.NORMAL;
    }

    private boolean startsRun(int at, Sentence sentence) {
        Token token = read.tokens.get(at);
        if (token.kind() == Token.Kind.NUMBER) {
            return numberStartsName(at, sentence);
        }
        if (!read.nameLike(at)) {
            return false;
        }
        return !read.is(at, WordClass.FUNCTION) || startsWithSmallWord(at, sentence);
    }

    /** Whether a capitalised small word starts a name: "First Financial", "One World Products". */
    private boolean startsWithSmallWord(int at, Sentence sentence) {
        int next = at + 1;
        if (!SMALL_STARTS.contains(read.lower(at))
                || !nameAt(next, sentence.endToken())
                || read.is(next, WordClass.FUNCTION)) {
            return false;
        }
        boolean opens = at == sentence.firstToken() || !read.tokens.get(at - 1).word();
        boolean normal = read.casing(sentence.index()) == ReadText.Casing.NORMAL;
        return normal && (!opens || nameAt(at + 2, sentence.endToken()) || read.is(at + 2, WordClass.LEGAL_FORM));
    }

    /** Whether a number starts a name: "365 Data Centers", not "2024 Report" or "12 March". */
    private boolean numberStartsName(int at, Sentence sentence) {
        String text = read.tokens.get(at).text();
        if (text.length() > 5 || text.length() == 4 && (text.startsWith("19") || text.startsWith("20"))) {
            return false;
        }
        int next = at + 1;
        return next < sentence.endToken()
                && Character.isDigit(text.charAt(text.length() - 1))
                && text.length() >= 2
                && text.indexOf(',') < 0
                && text.indexOf('.') < 0
                && read.nameLike(next)
                && !read.hasAny(next, WordClass.FUNCTION.bit() | WordClass.DATE.bit() | WordClass.DEMONYM.bit());
    }

    private int endOfRun(int first, Sentence sentence, boolean normal) {
        int end = first + 1;
        int limit = Math.min(sentence.endToken(), first + MAX_RUN_TOKENS);
        while (end < limit) {
            int next = extension(first, end, limit, normal);
            if (next == end) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** The end of the run when what follows belongs to it, else {@code end}. */
    private int extension(int first, int end, int limit, boolean normal) {
        Token token = read.tokens.get(end);
        if (read.nameLike(end)) {
            boolean function = read.is(end, WordClass.FUNCTION);
            if (function && normal && CAPITAL_LINKS.contains(token.lower()) && capitalLinked(end, limit)) {
                return end + 1;
            }
            return function || !normal && headlineVerb(end, limit) ? linked(first, end, limit) : end + 1;
        }
        return switch (token.text()) {
            case "&", "+" -> nameAt(end + 1, limit) ? end + 2 : end;
            case "-", "‑" ->
                read.adjacent(end - 1, end)
                                && read.adjacent(end, end + 1)
                                && end + 1 < limit
                                && (read.nameLike(end + 1)
                                        || read.tokens.get(end + 1).kind() == Token.Kind.NUMBER)
                        ? end + 2
                        : end;
            case "," ->
                end + 1 < limit && read.is(end + 1, WordClass.LEGAL_FORM) && read.nameLike(end + 1) ? end + 2 : end;
            default -> linked(first, end, limit);
        };
    }

    /** Whether a capitalised small word stands inside a name: "Food For the Poor". */
    private boolean capitalLinked(int at, int limit) {
        int next = read.lower(at + 1).equals("the") ? at + 2 : at + 1;
        return nameAt(next, limit) && !read.is(next, WordClass.FUNCTION);
    }

    /** Whether a capitalised word of a headline is its verb: "Acme Partners with Bolt". */
    private boolean headlineVerb(int at, int limit) {
        String next = at + 1 < limit ? read.lower(at + 1) : "";
        boolean partnering = PARTNERING.contains(read.lower(at));
        return partnering
                ? next.equals("with") || next.equals("up") || next.equals("to") || next.equals("on")
                : read.hasAny(at, WordClass.VERBS) && !read.hasAny(at, WordClass.ORGANISATION_HEADS);
    }

    private boolean nameAt(int at, int limit) {
        return at < limit && read.nameLike(at);
    }

    /** The end of a run over a small word inside a name: "University of Regina", "Fichtel und Sachs". */
    private int linked(int first, int end, int limit) {
        String word = read.lower(end);
        int next = end + 1;
        if (word.equals("and")
                && (read.lower(next).equals("the")
                        || read.hasAny(next, WordClass.HEAD_INSTITUTION.bit())
                                && next + 1 < limit
                                && !read.nameLike(next + 1))) {
            return end;
        }
        if (nameAt(next, limit) && word.equals("and") && AFTER_AND.contains(read.lower(next))) {
            return next + 1;
        }
        boolean english = ENGLISH_LINKS.contains(word) && takesOf(first, end);
        if (!english && (!FOREIGN_LINKS.contains(word) || word.equals("for"))) {
            return end;
        }
        if (next < limit
                && (read.lower(next).equals("the")
                        || read.lower(next).equals("la")
                        || read.lower(next).equals("los"))) {
            next++;
        }
        boolean name = nameAt(next, limit) && !read.hasAny(next, WordClass.FUNCTION.bit() | WordClass.DATE.bit());
        if (word.equals("and") && name && knownEnd(next, limit) > next) {
            return end;
        }
        return name ? next + 1 : end;
    }

    /** Whether the run so far is one that goes on with "of": an institution, a public body, a bank. */
    private boolean takesOf(int first, int end) {
        boolean and = read.lower(end).equals("and");
        boolean of = false;
        boolean head = false;
        for (int i = first; i < end; i++) {
            head |= read.hasAny(i, WordClass.HEAD_INSTITUTION.bit() | WordClass.HEAD_PUBLIC_BODY.bit())
                    || OF_HEADS.contains(read.lower(i));
            of |= read.lower(i).equals("of") || read.lower(i).equals("for");
        }
        return head && (!and || of);
    }

    /** Cuts a stretch at roles, titles and dates and emits what is between them. */
    private void pieces(int from, int to, Sentence sentence) {
        int start = from;
        boolean afterRole = from > sentence.firstToken() && personIntroducedBy(from - 1);
        for (int i = from; i < to; i++) {
            boolean role = read.is(i, WordClass.ROLE) && !insideName(i, start, to);
            boolean title = read.is(i, WordClass.PERSON_TITLE) && (i == start || role) && !insideName(i, start, to);
            boolean date =
                    read.is(i, WordClass.DATE) && !read.tokens.get(i).text().equals("Fall");
            if (role || title || date) {
                emit(start, i, sentence, afterRole);
                afterRole = role || title;
                start = i + 1;
            }
        }
        emit(start, to, sentence, afterRole);
    }

    private boolean personIntroducedBy(int token) {
        return read.is(token, WordClass.PERSON_TITLE)
                        && read.tokens.get(token).text().endsWith(".")
                || read.is(token, WordClass.ROLE) && !read.nameLike(token);
    }

    /** Whether a role word is part of an organisation's name: "Chief Brands Inc", "General Motors". */
    private boolean insideName(int at, int start, int to) {
        return knownEnd(start, to) > at
                || at + 1 < to && read.hasAny(at + 1, WordClass.ORGANISATION_HEADS | WordClass.LEGAL_FORM.bit())
                || at + 1 < to && read.lower(at + 1).equals("&");
    }

    private void emit(int from, int to, Sentence sentence, boolean person) {
        int start = trimmedStart(from, to, sentence);
        int end = to;
        while (end > start
                && !read.nameLike(end - 1)
                && read.tokens.get(end - 1).kind() != Token.Kind.NUMBER) {
            end--;
        }
        if (end > start) {
            new RunSplitter(read, lexicon, known, runs).split(start, end, sentence, person);
        }
    }

    /** Whether a country's initials qualify what follows: "U.S. Airlines", not "U.S. Steel Corp". */
    private boolean initialsBefore(int start, int to) {
        return COUNTRY_INITIALS.contains(read.lower(start)) && start + 1 < to && !read.is(to - 1, WordClass.LEGAL_FORM);
    }

    /** Leaves off links, and at the start of a sentence the participles and adverbs that no name starts with. */
    private int trimmedStart(int from, int to, Sentence sentence) {
        int start = from;
        while (start < to
                && (!read.nameLike(start) && read.tokens.get(start).kind() != Token.Kind.NUMBER
                        || WordClass.FUNCTION.in(read.classes(start)) && !startsWithSmallWord(start, sentence)
                        || initialsBefore(start, to))
                && knownEnd(start, to) == start) {
            start++;
        }
        if (start == sentence.firstToken() && start + 1 < to && knownEnd(start, to) == start) {
            String lower = read.lower(start);
            if (lower.length() > 4
                    && !NO_PARTICIPLES.contains(lower)
                    && (lower.endsWith("ed") || lower.endsWith("ly") || lower.endsWith("ing"))
                    && !read.hasAny(start, WordClass.ORGANISATION_HEADS)) {
                start++;
            }
        }
        return start;
    }
}
