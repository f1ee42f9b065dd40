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

    List<Group> group(Definitions definitions) {
        byIdentity();
        byDefinition(definitions);
        byDomain();
        byStart();
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
            if (root(i) == root) {
                Entity entity = known.entity(names.get(i).form);
                if (entity != null) {
                    return entity;
                }
            }
        }
        return null;
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
                    aliases.get(i).add(alias);
                    Integer other = byForm.get(NormalForm.of(alias).bare());
                    if (other != null) {
                        unite(i, other);
                    }
                }
            }
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

    /** A short name belongs to the one longer name that it starts, unless both stand for themselves. */
    private void byStart() {
        for (int i = 0; i < parent.length; i++) {
            String form = names.get(i).form;
            Integer only = null;
            Integer close = null;
            int longer = 0;
            for (int j = 0; j < parent.length; j++) {
                String other = names.get(j).form;
                if (other.length() > form.length()
                        && other.startsWith(form)
                        && other.charAt(form.length()) == ' '
                        && root(i) != root(j)) {
                    longer++;
                    only = j;
                    if (WEAK_TAILS.contains(other.substring(form.length() + 1))) {
                        close = j;
                    }
                }
            }
            if (close != null && !unlike(i, close)) {
                unite(i, close);
            } else if (only != null && longer == 1 && !standsAlone(i, only)) {
                unite(i, only);
            }
        }
    }

    /** Whether the table knows the short name as another entity than the long one. */
    private boolean unlike(int shortName, int longName) {
        Entity left = known.entity(names.get(shortName).form);
        Entity right = known.entity(names.get(longName).form);
        return left != null && right != null && !left.id().equals(right.id());
    }

    private boolean standsAlone(int shortName, int longName) {
        NameEvidence brief = names.get(shortName);
        NameEvidence full = names.get(longName);
        if (unlike(shortName, longName)) {
            return true;
        }
        boolean ownEntity =
                known.entity(brief.form) != null || brief.has(NameFeature.LEGAL_FORM) || brief.has(NameFeature.TICKER);
        boolean ownHead = full.has(NameFeature.HEAD_COMPANY)
                || full.has(NameFeature.HEAD_INSTITUTION)
                || full.has(NameFeature.LEGAL_FORM)
                || full.has(NameFeature.FIRST_INSTITUTION);
        return ownEntity && ownHead
                || brief.has(NameFeature.PLACE_NAME)
                        && !full.has(NameFeature.IN_TITLE)
                        && full.count < 2
                        && !brief.has(NameFeature.ACTS)
                        && !brief.has(NameFeature.SAYS);
    }

    private void byInitials() {
        Map<String, Integer> byInitials = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            String initials = Initials.of(names.get(i).form);
            if (initials.length() >= 2) {
                byInitials.putIfAbsent(initials, i);
            }
        }
        for (int i = 0; i < parent.length; i++) {
            Integer full = byInitials.get(names.get(i).form.replace(" ", ""));
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
                    || known.entity(name.form) != null) {
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
