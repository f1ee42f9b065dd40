package org.onrecord.streams.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads organisations from tab-separated lines: name, aliases (separated by {@code |}), kind, ticker(s), owner (a
 * name), domain, ambiguity, sector. Trailing columns may be missing; lines that start with {@code #} are comments.
 * The shipped tables and a user's own file have this format. The id of a row is the slug of its name without legal
 * form, or with it where a SHARED name has that id already.
 */
public final class OrganisationFile {

    private static final int COLUMNS = 8;
    private static final int MAX_PROBLEMS = 20;

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private record Row(String where, Entity entity, String owner) {}

    private OrganisationFile() {}

    /** A file's name, for messages, and its lines. */
    public record Source(String name, List<String> lines) {
        public Source {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Reads all sources as one table.
     *
     * @param known entities that an owner column may refer to besides those in the sources
     * @throws IllegalArgumentException with up to 20 problems, each naming file and line: wrong columns, unknown kind
     *     or ambiguity, duplicates, a name of two entities of which none is SHARED, an unknown owner
     */
    public static List<Entity> read(List<Source> sources, EntityTable known) {
        OrganisationFile file = new OrganisationFile();
        List<Line> lines = new ArrayList<>();
        sources.forEach(source -> file.collect(source, lines));
        lines.sort(Comparator.comparing(line -> hasLegalForm(line.cells()[0])));
        lines.forEach(file::addRow);
        file.checkNames();
        List<Entity> entities = file.withOwners(known);
        if (!file.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(
                    System.lineSeparator(), file.problems.subList(0, Math.min(MAX_PROBLEMS, file.problems.size()))));
        }
        return entities;
    }

    private record Line(String where, String[] cells) {}

    private void collect(Source source, List<Line> lines) {
        for (int i = 0; i < source.lines().size(); i++) {
            String line = source.lines().get(i);
            if (line.isBlank() || line.startsWith("#") || line.startsWith("name\t")) {
                continue;
            }
            String where = source.name() + ":" + (i + 1);
            String[] cells = line.split("\t", -1);
            if (cells.length > COLUMNS || cells[0].isBlank()) {
                problems.add(where + ": expected a name and at most " + COLUMNS + " columns");
            } else {
                String[] row = Arrays.copyOf(cells, COLUMNS);
                Arrays.setAll(row, column -> row[column] == null ? "" : row[column].strip());
                lines.add(new Line(where, row));
            }
        }
    }

    private static boolean hasLegalForm(String name) {
        NormalForm form = NormalForm.of(name);
        return !form.full().equals(form.bare());
    }

    /** Names without a legal form come first, so that the plain id is theirs. */
    private void addRow(Line line) {
        String where = line.where();
        String[] row = line.cells();
        try {
            Entity entity = entity(NormalForm.of(row[0]).slug(), row);
            Row twin = rows.get(entity.id());
            if (twin != null && (shared(twin) || entity.ambiguities().contains(Ambiguity.SHARED))) {
                entity = entity(NormalForm.of(row[0]).full().replace(' ', '-'), row);
                twin = rows.get(entity.id());
            }
            if (twin != null) {
                problems.add(where + ": '" + row[0] + "' stands already in " + twin.where());
            } else {
                rows.put(entity.id(), new Row(where, entity, row[4]));
            }
        } catch (IllegalArgumentException e) {
            problems.add(where + ": " + e.getMessage());
        }
    }

    private static Entity entity(String id, String[] row) {
        return new Entity(
                id,
                row[0],
                split(row[1], "\\|"),
                row[2].isEmpty() ? EntityKind.UNKNOWN : EntityKind.valueOf(row[2].toUpperCase(Locale.ROOT)),
                split(row[3], "[|, ]"),
                null,
                emptyToNull(row[5]),
                null,
                ambiguities(row[6]));
    }

    private static Set<Ambiguity> ambiguities(String cell) {
        Set<Ambiguity> found = EnumSet.noneOf(Ambiguity.class);
        split(cell, "[|, ]").forEach(word -> found.add(Ambiguity.valueOf(word.toUpperCase(Locale.ROOT))));
        return found;
    }

    private static List<String> split(String cell, String separator) {
        return Arrays.stream(cell.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static @Nullable String emptyToNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private void checkNames() {
        Map<String, Row> bearers = new HashMap<>();
        for (Row row : rows.values()) {
            for (String form : EntityLayer.forms(row.entity())) {
                Row other = bearers.putIfAbsent(form, row);
                if (other != null && !shared(row) && !shared(other)) {
                    problems.add(row.where() + ": '" + form + "' names "
                            + row.entity().name() + " and " + other.entity().name() + " (" + other.where()
                            + "); mark one of them SHARED");
                }
            }
        }
    }

    private static boolean shared(Row row) {
        return row.entity().ambiguities().contains(Ambiguity.SHARED);
    }

    private List<Entity> withOwners(EntityTable known) {
        EntityTable all = known.with(rows.values().stream().map(Row::entity).toList());
        return rows.values().stream().map(row -> withOwner(row, all)).toList();
    }

    private Entity withOwner(Row row, EntityTable all) {
        if (row.owner().isEmpty()) {
            return row.entity();
        }
        Resolution resolved = all.resolve(row.owner());
        if (resolved instanceof Resolution.Known owner
                && !owner.entityId().equals(row.entity().id())) {
            return row.entity().withOwner(owner.entityId());
        }
        problems.add(row.where() + ": owner '" + row.owner() + "' is " + complaint(resolved));
        return row.entity();
    }

    private static String complaint(Resolution owner) {
        if (owner instanceof Resolution.Known) {
            return "the entity itself";
        }
        return owner instanceof Resolution.Ambiguous ? "the name of several entities" : "no entity of the table";
    }
}
