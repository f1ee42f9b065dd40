package org.onrecord.streams.extract.frame;

import java.util.List;
import java.util.Set;
import org.onrecord.streams.extract.syntax.Chunk;
import org.onrecord.streams.extract.syntax.Clause;
import org.onrecord.streams.extract.syntax.Tag;
import org.onrecord.streams.extract.syntax.Unit;

/** How much of a company is held: what divides an investment from ownership. */
enum Holding {
    /** Less than half, or "minority". */
    PART,
    /** Half or more, "majority", "the rest". */
    MOST,
    UNTOLD;

    /** Nouns for shares in a company; a party that is named through one is not bought whole. */
    static final Set<String> SHARES = Set.of(
            "stake",
            "stakes",
            "interest",
            "interests",
            "share",
            "shares",
            "stock",
            "pct",
            "percent",
            "per cent",
            "holding",
            "holdings",
            "shareholding",
            "equity",
            "equity stake",
            "minority stake",
            "minority interest",
            "equity interest",
            "common stock",
            "common shares",
            "outstanding shares",
            "outstanding stock",
            "option",
            "options",
            "securities",
            "debt",
            "majority stake",
            "controlling stake",
            "majority interest",
            "controlling interest",
            "half",
            "third",
            "quarter",
            "slice",
            "piece",
            "ownership interest",
            "bonds",
            "warrants",
            "capital",
            "remainder",
            "rest",
            "majority");

    private static final Set<String> MOST_WORDS = Set.of(
            "majority",
            "controlling",
            "majority stake",
            "controlling stake",
            "majority interest",
            "controlling interest",
            "majority control",
            "remaining",
            "remainder",
            "rest",
            "entire",
            "whole",
            "full",
            "all",
            "half",
            "control",
            "outright",
            "full ownership",
            "outstanding",
            "outstanding shares");
    private static final Set<String> PART_WORDS = Set.of(
            "minority",
            "minority stake",
            "minority interest",
            "small",
            "third",
            "quarter",
            "fifth",
            "tenth",
            "one-third",
            "minor");
    private static final double HALF = 50;

    /** What the words of the chunk, and the percentages beside it, tell. */
    static Holding at(Clause clause, int chunk) {
        Holding words = words(clause.chunk(chunk));
        double percent = percent(clause, chunk);
        if (percent >= 0) {
            return percent >= HALF || words == MOST ? MOST : PART;
        }
        return words;
    }

    private static Holding words(Chunk chunk) {
        for (Unit unit : chunk.units()) {
            if (MOST_WORDS.contains(unit.lower())) {
                return MOST;
            }
            if (PART_WORDS.contains(unit.lower())) {
                return PART;
            }
        }
        return UNTOLD;
    }

    /** The greatest percentage in the chunk or the three after it; of the chunk before it where there is none; else -1. */
    private static double percent(Clause clause, int chunk) {
        double greatest = -1;
        for (int i = chunk; i < clause.size() && i <= chunk + 3; i++) {
            if (i > chunk && clause.chunk(i).verb() != null) {
                break;
            }
            greatest = Math.max(greatest, percent(clause.chunk(i).units()));
        }
        return greatest < 0 && chunk > 0 ? percent(clause.chunk(chunk - 1).units()) : greatest;
    }

    private static double percent(List<Unit> units) {
        double greatest = -1;
        for (int i = 0; i + 1 < units.size(); i++) {
            Unit unit = units.get(i);
            int after = units.get(i + 1).is(Tag.JOINT) && i + 2 < units.size() ? i + 2 : i + 1;
            boolean percent = switch (units.get(after).lower()) {
                case "pct", "percent", "per cent", "%", "per" -> true;
                default -> false;
            };
            if (unit.is(Tag.NUMBER) && percent) {
                greatest = Math.max(greatest, number(unit.lower()));
            }
        }
        return greatest;
    }

    private static double number(String digits) {
        try {
            double value = Double.parseDouble(digits.replace(",", ""));
            return value <= 100 ? value : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
