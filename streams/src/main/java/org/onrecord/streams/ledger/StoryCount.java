package org.onrecord.streams.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts the stories behind a claim. A piece of evidence is a copy when an earlier one shares a part of its story
 * signature; the others are originals, one for each story. Which piece is earlier is a matter of document time, never
 * of arrival, so that the count is a function of the set of evidence.
 */
final class StoryCount {

    private final ClaimEntries entries;

    StoryCount(ClaimEntries entries) {
        this.entries = entries;
    }

    /** The number of originals among a list of evidence, all of it read. */
    static int originals(List<Evidence> evidence) {
        Map<String, Evidence> inOrder = new TreeMap<>();
        evidence.forEach(each -> inOrder.put(place(each), each));
        Set<String> seenParts = new HashSet<>();
        int originals = 0;
        for (Evidence each : inOrder.values()) {
            List<String> parts = parts(signature(each));
            originals += parts.stream().noneMatch(seenParts::contains) ? 1 : 0;
            seenParts.addAll(parts);
        }
        return originals;
    }

    /** A piece of evidence where it stands among those that share a part of its signature. */
    private record Copy(String place, String signature) {

        boolean earlierThan(Copy other) {
            return place.compareTo(other.place()) < 0;
        }
    }

    /** Takes in a piece and returns by how much the number of originals grew, which may be less than 0. */
    int add(Evidence evidence) {
        Copy added = new Copy(place(evidence), signature(evidence));
        Set<Copy> heads = heads(added);
        boolean copied = heads.stream().anyMatch(head -> head.earlierThan(added));
        heads.removeIf(head -> head.earlierThan(added));
        int before = originals(heads);
        for (String part : parts(added.signature())) {
            entries.put(ladder(part) + added.place(), added.signature());
        }
        return (copied ? 0 : 1) + originals(heads) - before;
    }

    /** Lets a piece go and returns by how much the number of originals grew, which may be more than 0. */
    int remove(Evidence evidence) {
        Copy removed = new Copy(place(evidence), signature(evidence));
        int before = originals(Set.of(removed));
        for (String part : parts(removed.signature())) {
            entries.delete(ladder(part) + removed.place());
        }
        Set<Copy> successors = heads(removed);
        successors.removeIf(head -> head.earlierThan(removed));
        return originals(successors) - before;
    }

    private Set<Copy> heads(Copy copy) {
        Set<Copy> heads = new HashSet<>();
        for (String part : parts(copy.signature())) {
            Map.Entry<String, String> head = entries.first(ladder(part));
            if (head != null) {
                heads.add(new Copy(head.getKey().substring(ladder(part).length()), head.getValue()));
            }
        }
        return heads;
    }

    private int originals(Set<Copy> copies) {
        return (int) copies.stream().filter(this::original).count();
    }

    private boolean original(Copy copy) {
        return heads(copy).equals(Set.of(copy));
    }

    private static String ladder(String part) {
        return "s/" + part + '/';
    }

    private static String place(Evidence evidence) {
        return Ladder.sortable(evidence.origin().documentTime()) + '/' + evidence.evidenceId();
    }

    /** A text without a signature is a story of its own. */
    static String signature(Evidence evidence) {
        String signature = evidence.origin().signature();
        return signature.isEmpty() ? evidence.origin().articleId() : signature;
    }

    static List<String> parts(String signature) {
        return List.of(signature.split("\\."));
    }
}
