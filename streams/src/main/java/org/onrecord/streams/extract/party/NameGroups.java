package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.entity.Entity;
import org.onrecord.streams.entity.NormalForm;

/** Puts the accepted names of a document together that stand for the same organisation. */
final class NameGroups {
    private static final Set<String> WEAK_TAILS = Set.of(
            "group",
            "holdings",
            "holding",
            "international",
            "worldwide",
            "global",
            "companies",
            "corp",
            "usa",
            "us",
            "europe",
            "exchange");
    private static final int MAX_NAMES = 400;

    private final KnownNames known;
    private final List<NameEvidence> names;
    private final int[] parent;
    private final Map<String, Integer> byForm = new HashMap<>();
    private final List<Set<String>> aliases = new ArrayList<>();

    NameGroups(Collection<NameEvidence> accepted, KnownNames known) {
        this.known = known;
        this.names = List.copyOf(accepted).subList(0, Math.min(MAX_NAMES, accepted.size()));
        this.parent = new int[names.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            byForm.put(names.get(i).form, i);
            aliases.add(new LinkedHashSet<>());
        }
    }

    /** One organisation: its names, the most telling first, and the aliases that brackets give it. */
    record Group(List<NameEvidence> names, Set<String> aliases) {}

    List<Group> group(Definitions definitions, HeadlineNames headlines) {
        byIdentity();
        byDefinition(definitions);
        byHeadline(headlines);
        byDomain();
        byStart();
        bySpelling();
        byInitials();
        byLastWord();
        Map<Integer, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            Group group = groups.computeIfAbsent(root(i), root -> new Group(new ArrayList<>(), new LinkedHashSet<>()));
            group.names.add(names.get(i));
            group.aliases.addAll(aliases.get(i));
        }
        return List.copyOf(groups.values());
    }

    private int root(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private void unite(int a, int b) {
        Entity left = entityOf(root(a));
        Entity right = entityOf(root(b));
        if (left == null || right == null || left.id().equals(right.id())) {
            int first = Math.min(root(a), root(b));
            parent[Math.max(root(a), root(b))] = first;
        }
    }

    /** The known entity of a group, looked up over its names. */
    private @Nullable Entity entityOf(int root) {
        for (int i = 0; i < parent.length; i++) {
            Entity entity = root(i) == root ? certain(i) : null;
            if (entity != null) {
                return entity;
            }
        }
        return null;
    }

    /** The entity that a name stands for without doubt; an ambiguous single word may mean another one here. */
    private @Nullable Entity certain(int i) {
        NameEvidence name = names.get(i);
        Entity entity = known.entity(name.form);
        boolean doubtful = entity != null
                && name.form.indexOf(' ') < 0
                && !entity.ambiguities().isEmpty();
        return doubtful ? null : entity;
    }

    /** The same entity of the table, or the same words but for "Group" or "Holdings". */
    private void byIdentity() {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            Entity entity = known.entity(names.get(i).form);
            String key = entity != null ? "=" + entity.id() : loose(names.get(i).form);
            Integer other = first.putIfAbsent(key, i);
            if (other != null) {
                unite(other, i);
            }
        }
    }

    static String loose(String form) {
        int space = form.lastIndexOf(' ');
        boolean weak = space > 0
                && (form.endsWith(" group")
                        || form.endsWith(" holdings")
                        || form.endsWith(" holding")
                        || form.endsWith(" companies"));
        return weak ? form.substring(0, space) : form;
    }

    private void byDefinition(Definitions definitions) {
        for (int i = 0; i < parent.length; i++) {
            for (NameRun run : names.get(i).runs) {
                for (String alias : definitions.aliasesAfter(run)) {
                    define(i, alias);
                }
            }
        }
    }

    private void byHeadline(HeadlineNames headlines) {
        for (int i = 0; i < parent.length; i++) {
            for (String alias : headlines.aliasesOf(names.get(i).form)) {
                define(i, alias);
            }
        }
    }

    private void define(int i, String alias) {
        aliases.get(i).add(alias);
        Integer other = byForm.get(NormalForm.of(alias).bare());
        if (other != null) {
            unite(i, other);
        }
    }

    private void byDomain() {
        for (int i = 0; i < parent.length; i++) {
            NameEvidence name = names.get(i);
            if (name.has(NameFeature.DOMAIN_LIKE) && name.form.indexOf(' ') < 0) {
                String spelling = name.spellings.keySet().iterator().next();
                String stem = NormalForm.folded(spelling.substring(0, spelling.lastIndexOf('.')));
                Integer other = stem.length() >= 4 ? byForm.get(stem) : null;
                if (other != null) {
                    unite(i, other);
                }
            }
        }
    }

    /** A short name belongs to the longer name that it starts, unless both stand for themselves. */
    private void byStart() {
        Map<String, List<Integer>> byFirstWord = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            byFirstWord
                    .computeIfAbsent(firstWord(names.get(i).form), word -> new ArrayList<>())
                    .add(i);
        }
        for (int i = 0; i < parent.length; i++) {
            Integer longer = longer(i, byFirstWord.get(firstWord(names.get(i).form)));
            if (longer != null) {
                unite(i, longer);
            }
        }
    }

    private static String firstWord(String form) {
        int space = form.indexOf(' ');
        return space < 0 ? form : form.substring(0, space);
    }

    /** The longer name that a short one abbreviates: one that adds "Group" or the like, else the first that introduced it. */
    private @Nullable Integer longer(int i, List<Integer> sameStart) {
        String form = names.get(i).form;
        Integer introduced = null;
        Integer only = null;
        int longer = 0;
        for (int j : sameStart) {
            String other = names.get(j).form;
            if (other.length() <= form.length()
                    || !other.startsWith(form + " ")
                    || root(i) == root(j)
                    || unlike(i, j)) {
                continue;
            }
            if (WEAK_TAILS.contains(other.substring(form.length() + 1))) {
                return j;
            }
            longer++;
            only = j;
            if (introduced == null && before(names.get(j), names.get(i)) && organisationLike(names.get(j))) {
                introduced = j;
            }
        }
        Integer best = longer == 1 ? only : introduced;
        return best != null && !standsAlone(i, best) ? best : null;
    }

    private static boolean before(NameEvidence first, NameEvidence second) {
        return first.firstToken <= second.firstToken;
    }

    private static boolean organisationLike(NameEvidence name) {
        return name.has(NameFeature.HEAD_COMPANY)
                || name.has(NameFeature.HEAD_INSTITUTION)
                || name.has(NameFeature.LEGAL_FORM)
                || name.has(NameFeature.FIRST_INSTITUTION)
                || name.has(NameFeature.TICKER);
    }

    /** Whether the table knows the short name as another entity than the long one. */
    private boolean unlike(int shortName, int longName) {
        Entity right = certain(longName);
        Entity left = right == null ? certain(shortName) : known.entity(names.get(shortName).form);
        return left != null && right != null && !left.id().equals(right.id());
    }

    private boolean hasLegalForm(int root) {
        for (int i = 0; i < parent.length; i++) {
            if (root(i) == root && names.get(i).has(NameFeature.LEGAL_FORM)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a short name that the long one starts with is an organisation of its own here. */
    private boolean standsAlone(int shortName, int longName) {
        NameEvidence brief = names.get(shortName);
        NameEvidence full = names.get(longName);
        boolean own = certain(shortName) != null || hasLegalForm(root(shortName));
        boolean place = brief.has(NameFeature.PLACE_NAME)
                && !brief.has(NameFeature.ACTS)
                && !brief.has(NameFeature.SAYS)
                && !brief.has(NameFeature.SHARES_FOLLOW);
        return place || own && organisationLike(full);
    }

    /** One word cut short ("FromSoft" of a longer word), and a slip of the pen in a name that stands once. */
    private void bySpelling() {
        for (int i = 0; i < parent.length; i++) {
            for (int j = 0; j < parent.length; j++) {
                if (i != j && root(i) != root(j) && sameButSpelling(names.get(i), names.get(j))) {
                    unite(i, j);
                }
            }
        }
    }

    private static boolean sameButSpelling(NameEvidence brief, NameEvidence full) {
        int longer = full.form.length() - brief.form.length();
        if (brief.form.charAt(0) != full.form.charAt(0) || brief.form.length() < 5) {
            return false;
        }
        boolean words = brief.form.indexOf(' ') >= 0 || full.form.indexOf(' ') >= 0;
        boolean cut = !words && longer >= 2 && brief.has(NameFeature.INNER_CAPITAL) && full.form.startsWith(brief.form);
        boolean plural = !words && full.count >= 2 && brief.form.equals(full.form + "s");
        return cut
                || plural
                || brief.count == 1
                        && full.count >= 2
                        && brief.form.length() >= 7
                        && Spelling.isSlip(brief.form, full.form);
    }

    /** Capitals that are the initials of a name, its legal form counted or not. */
    private void byInitials() {
        Map<String, Integer> byInitials = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            for (String spelling : names.get(i).spellings.keySet()) {
                byInitials.putIfAbsent(Initials.of(NormalForm.of(spelling).full()), i);
            }
            byInitials.putIfAbsent(Initials.of(names.get(i).form), i);
        }
        byInitials.remove("");
        for (int i = 0; i < parent.length; i++) {
            String form = names.get(i).form;
            boolean joint = names.get(i).has(NameFeature.AMPERSAND) && form.length() <= 9;
            Integer full = byInitials.get(joint ? form.replace(" and ", "").replace(" ", "") : form.replace(" ", ""));
            if (full != null && names.get(i).has(NameFeature.SHORT_CAPITALS) && full != i) {
                unite(full, i);
            }
        }
    }

    /** "Disney" for "Walt Disney": one word that only one longer name holds, and that is no common word. */
    private void byLastWord() {
        for (int i = 0; i < parent.length; i++) {
            NameEvidence name = names.get(i);
            if (name.form.indexOf(' ') >= 0
                    || name.form.length() < 3
                    || name.has(NameFeature.ORDINARY_WORD)
                    || name.has(NameFeature.PLACE_NAME)
                    || certain(i) != null) {
                continue;
            }
            Integer only = null;
            int holders = 0;
            for (int j = 0; j < parent.length; j++) {
                if (j != i && root(j) != root(i) && (" " + names.get(j).form + " ").contains(" " + name.form + " ")) {
                    holders++;
                    only = j;
                }
            }
            boolean joined = holders == 1
                    && !names.get(only).form.startsWith(name.form)
                    && names.get(only).has(NameFeature.LEGAL_FORM);
            if (joined) {
                unite(only, i);
            }
        }
    }
}
