package org.onrecord.streams.extract.party;

import java.util.Arrays;

/** Tells a slip of the pen from another name. */
final class Spelling {
    private Spelling() {}

    /** Whether two names differ by one letter left out, put in or changed, or by letters in another order. */
    static boolean isSlip(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1 || one.equals(other)) {
            return false;
        }
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        boolean oneEdit = one.length() - start - end <= 1 && other.length() - start - end <= 1;
        return oneEdit
                ? letters(one, start, end) && letters(other, start, end)
                : sameLetters(one, other) && start + end >= one.length() - 4;
    }

    /** Digits and the ends of words make another name: "Fund 2" is not "Fund 3". */
    private static boolean letters(String name, int start, int end) {
        return name.substring(start, name.length() - end).chars().allMatch(Character::isLetter);
    }

    private static boolean sameLetters(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        char[] left = one.toCharArray();
        char[] right = other.toCharArray();
        Arrays.sort(left);
        Arrays.sort(right);
        return Arrays.equals(left, right);
    }
}
