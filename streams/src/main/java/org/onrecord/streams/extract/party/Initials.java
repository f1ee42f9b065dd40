package org.onrecord.streams.extract.party;

/** The initials of a folded name, small words left out ("university of regina" gives "ur"). */
final class Initials {
    private Initials() {}

    static String of(String folded) {
        StringBuilder initials = new StringBuilder();
        for (String word : folded.split(" ")) {
            if (!word.isEmpty()
                    && !word.equals("of")
                    && !word.equals("and")
                    && !word.equals("the")
                    && !word.equals("for")) {
                initials.append(word.charAt(0));
            }
        }
        return initials.length() < 2 ? "" : initials.toString();
    }
}
