package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Joins "Wagner and Brown" into one name where the document never uses the halves apart and a legal form, a ticker or
 * a repetition tells that it is one.
 */
final class JointNames {
    private final ReadText read;

    JointNames(ReadText read) {
        this.read = read;
    }

    List<NameRun> join(List<NameRun> runs) {
        Map<String, Integer> singles = new HashMap<>();
        Map<String, Integer> pairs = new HashMap<>();
        Set<String> closed = new HashSet<>();
        Set<String> demonyms = new HashSet<>();
        for (int i = 0; i < runs.size(); i++) {
            singles.merge(key(runs.get(i)), 1, Integer::sum);
            if (read.is(runs.get(i).firstToken(), WordClass.DEMONYM)) {
                demonyms.add(key(runs.get(i)));
            }
            if (i + 1 < runs.size() && beside(runs.get(i), runs.get(i + 1))) {
                pairs.merge(pair(runs.get(i), runs.get(i + 1)), 1, Integer::sum);
                if (closed(runs, i)) {
                    closed.add(pair(runs.get(i), runs.get(i + 1)));
                }
            }
        }
        closed.removeIf(pair -> !demonyms.contains(pair.substring(0, pair.indexOf('\n')))
                && singles.getOrDefault(pair.substring(0, pair.indexOf('\n')), 0) > pairs.get(pair));
        return closed.isEmpty() ? runs : joined(runs, closed);
    }

    private List<NameRun> joined(List<NameRun> runs, Set<String> pairs) {
        List<NameRun> joined = new ArrayList<>(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            NameRun left = runs.get(i);
            if (i + 1 < runs.size() && beside(left, runs.get(i + 1)) && pairs.contains(pair(left, runs.get(i + 1)))) {
                NameRun right = runs.get(++i);
                joined.add(new NameRun(
                        left.firstToken(), right.endToken(), left.sentence(), NameRun.Sort.OPEN, left.firstToken()));
            } else {
                joined.add(left);
            }
        }
        return joined;
    }

    private String key(NameRun run) {
        return read.text.text(run.firstToken(), run.endToken()).toLowerCase(Locale.ROOT);
    }

    /** The left half and the first word of the right one, in one case, so that the short form joins too. */
    private String pair(NameRun left, NameRun right) {
        return key(left) + '\n' + read.lower(right.firstToken());
    }

    private boolean beside(NameRun left, NameRun right) {
        return left.sentence() == right.sentence()
                && right.firstToken() == left.endToken() + 1
                && read.lower(left.endToken()).equals("and")
                && left.size() <= 2
                && right.size() <= 4;
    }

    /** Whether a legal form or a ticker closes the pair, or "A Inc and B and C" sets it off. */
    private boolean closed(List<NameRun> runs, int i) {
        NameRun left = runs.get(i);
        NameRun right = runs.get(i + 1);
        if (left.sort() != NameRun.Sort.OPEN
                || left.known()
                || right.known()
                || left.size() > 2
                || read.is(left.endToken() - 1, WordClass.LEGAL_FORM)) {
            return false;
        }
        String beforeAnd = read.lower(left.firstToken() - 2);
        boolean afterAnd = read.lower(left.firstToken() - 1).equals("and");
        if (afterAnd
                && !beforeAnd.equals(">")
                && !beforeAnd.equals(")")
                && !read.is(left.firstToken() - 2, WordClass.LEGAL_FORM)) {
            return false;
        }
        boolean told =
                read.is(right.endToken() - 1, WordClass.LEGAL_FORM) || Tickers.at(read, right.endToken()) != null;
        return afterAnd ? left.size() == 1 && right.size() == 1 : told;
    }
}
