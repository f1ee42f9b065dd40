package org.onrecord.ingest.article.about;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds when an article was published, and when it was last changed. */
public final class Dates {

    private static final int MAX_ELEMENTS = 60;
    private static final Pattern IN_ADDRESS =
            Pattern.compile("[/_.-]((?:19|20)\\d\\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\\d|3[01])(?:[/_.-]|$)");
    private static final Pattern FOLDERS_IN_ADDRESS =
            Pattern.compile("/((?:19|20)\\d\\d)/([1-9]|1[0-2])/([1-9]|[12]\\d|3[01])/");
    private static final Pattern DAY_FIRST_IN_ADDRESS =
            Pattern.compile("[/_.-](0[1-9]|[12]\\d|3[01])[_-](0[1-9]|1[0-2])[_-]((?:19|20)\\d\\d)(?:[/_.-]|$)");
    private static final Pattern OFFSET = Pattern.compile("T.{4,20}[+-]\\d{2}:?\\d{2}$");
    private static final Pattern LABELLED_MODIFIED = Pattern.compile(
            "(?i)\\b(?:updated?|modified|aktualisiert|geändert|letzte änderung|mis à jour|actualizado|aggiornato|atualizado|stand)\\b.{0,40}");

    private static final int SHORT_LENGTH = 40;
    private static final int MAX_ADDRESS_LENGTH = 500;

    private enum Shows {
        FACTS,
        SHORT,
        ANY
    }

    private final Document document;
    private final LinkedData linkedData;
    private final MetaTags tags;
    private final String url;
    private final Surroundings surroundings;
    private final boolean monthLeads;

    /** The day that each text shows: the same texts are asked for several times, under other conditions. */
    private final Map<String, Optional<Day>> shownDays = new HashMap<>();

    /** @param monthLeads whether 3/4/2020 is a day in March on this page */
    public Dates(
            Document document,
            LinkedData linkedData,
            MetaTags tags,
            String url,
            Surroundings surroundings,
            boolean monthLeads) {
        this.document = document;
        this.linkedData = linkedData;
        this.tags = tags;
        this.url = url;
        this.surroundings = surroundings;
        this.monthLeads = monthLeads;
    }

    /** The day is the one that the page shows to its readers, on its own clock, where it shows one. */
    public Optional<Day> published() {
        return said().map(this::onOwnClock);
    }

    private Day onOwnClock(Day said) {
        Optional<Day> inAddress = inAddress();
        boolean isSure = inAddress.filter(day -> day.day().equals(said.day())).isPresent();
        return shown(surroundings.before(), Shows.SHORT)
                .filter(this::isOfChange)
                .or(() -> isSure ? Optional.of(said) : Optional.empty())
                .or(() -> inAddress.filter(day -> isBeside(day, said)))
                .or(() -> inTimeTag(said))
                .or(() -> shown(surroundings.before(), Shows.SHORT).filter(day -> isBeside(day, said)))
                .or(() -> shown(surroundings.before(), Shows.ANY).filter(day -> isBeside(day, said)))
                .map(day -> new Day(said.at(), day.day()))
                .orElse(said);
    }

    /** Pages that show the day of their last change show no other. */
    private boolean isOfChange(Day day) {
        return modified().filter(changed -> changed.day().equals(day.day())).isPresent();
    }

    private Optional<Day> inTimeTag(Day said) {
        return document.body().getElementsByTag("time").stream()
                .limit(MAX_ELEMENTS)
                .map(time -> time.attr("datetime"))
                .filter(written -> OFFSET.matcher(written).find())
                .map(Day::parse)
                .flatMap(Optional::stream)
                .filter(day -> day.at().equals(said.at()))
                .findFirst();
    }

    private static boolean isBeside(Day one, Day other) {
        return Math.abs(one.day().toEpochDay() - other.day().toEpochDay()) == 1;
    }

    private Optional<Day> said() {
        return firstOf(
                () -> linkedData.describesArticle()
                        ? linkedData.text("datePublished").flatMap(Day::parse)
                        : Optional.empty(),
                () -> parsed(tags.all(MetaTags.Role.PUBLISHED)),
                () -> linkedData.anyText("datePublished").flatMap(Day::parse),
                this::inAddress,
                () -> marked(
                        "[itemprop=datePublished], [property$=datePublished], [property$=dateCreated], [pubdate], time[class*=publish], abbr.published"),
                () -> shown(surroundings.before(), Shows.FACTS),
                () -> shown(surroundings.before(), Shows.SHORT),
                () -> parsed(tags.all(MetaTags.Role.MAYBE_PUBLISHED)),
                () -> marked("article time[datetime], main time[datetime], time[datetime]"),
                () -> shown(surroundings.before(), Shows.ANY),
                () -> shown(surroundings.after(), Shows.SHORT),
                () -> marked(
                        "[class*=date], [class*=Date], [id*=date], [class*=datum], [class*=time], [class*=publi], [class*=posted]"),
                () -> shown(surroundings.elsewhere(), Shows.FACTS),
                () -> shown(surroundings.elsewhere(), Shows.SHORT),
                this::modified,
                () -> shown(surroundings.after(), Shows.ANY),
                () -> linkedData
                        .anyText("uploadDate")
                        .or(() -> linkedData.anyText("dateCreated"))
                        .flatMap(Day::parse));
    }

    public Optional<Day> modified() {
        return firstOf(
                () -> linkedData.text("dateModified").flatMap(Day::parse),
                () -> parsed(tags.all(MetaTags.Role.MODIFIED)),
                () -> linkedData.anyText("dateModified").flatMap(Day::parse));
    }

    private static Optional<Day> parsed(List<String> written) {
        return written.stream().map(Day::parse).flatMap(Optional::stream).findFirst();
    }

    private Optional<Day> inAddress() {
        String canonical = Optional.ofNullable(document.selectFirst("link[rel=canonical][href]"))
                .map(link -> link.attr("href"))
                .orElse("");
        return Stream.of(url, canonical, tags.first(MetaTags.Role.CANONICAL).orElse(""))
                .map(Dates::inAddress)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Day> inAddress(String address) {
        String cut = address.length() > MAX_ADDRESS_LENGTH ? address.substring(0, MAX_ADDRESS_LENGTH) : address;
        Matcher m = IN_ADDRESS.matcher(cut);
        while (m.find()) {
            Optional<Day> day = day(m.group(1), m.group(2), m.group(3));
            if (day.isPresent()) {
                return day;
            }
        }
        Matcher folders = FOLDERS_IN_ADDRESS.matcher(cut);
        if (folders.find()) {
            return day(folders.group(1), folders.group(2), folders.group(3));
        }
        Matcher reversed = DAY_FIRST_IN_ADDRESS.matcher(cut);
        return reversed.find() ? day(reversed.group(3), reversed.group(2), reversed.group(1)) : Optional.empty();
    }

    private static Optional<Day> day(String year, String month, String day) {
        try {
            return Optional.of(Day.of(
                            LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))))
                    .filter(Day::isPlausible);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private Optional<Day> marked(String selector) {
        int seen = 0;
        for (Element element : document.body().select(selector)) {
            if (seen++ > MAX_ELEMENTS) {
                break;
            }
            Optional<Day> day = machineReadable(element).or(() -> readable(element));
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    private static Optional<Day> machineReadable(Element element) {
        return Stream.of("datetime", "content", "title")
                .map(element::attr)
                .filter(value -> !value.isEmpty())
                .map(Day::parse)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Day> readable(Element element) {
        String text = element.text();
        return text.length() <= 120 ? ShownDate.in(text, monthLeads) : Optional.empty();
    }

    private Optional<Day> shown(List<Surroundings.Shown> texts, Shows shows) {
        @Nullable Day changed = null;
        for (Surroundings.Shown shown : texts) {
            boolean fits = switch (shows) {
                case FACTS -> shown.isFacts();
                case SHORT -> shown.isFacts() || shown.text().length() <= SHORT_LENGTH;
                case ANY -> true;
            };
            if (!fits) {
                continue;
            }
            Optional<Day> day = shownDays.computeIfAbsent(shown.text(), text -> ShownDate.in(text, monthLeads));
            if (day.isPresent() && !LABELLED_MODIFIED.matcher(shown.text()).find()) {
                return day;
            }
            changed = changed == null ? day.orElse(null) : changed;
        }
        return Optional.ofNullable(changed);
    }

    @SafeVarargs
    private static Optional<Day> firstOf(Supplier<Optional<Day>>... ways) {
        for (Supplier<Optional<Day>> way : ways) {
            Optional<Day> day = way.get();
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }
}
