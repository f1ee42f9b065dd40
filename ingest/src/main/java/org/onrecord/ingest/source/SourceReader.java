package org.onrecord.ingest.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.DocumentKind;
import org.onrecord.ingest.article.Publisher;
import org.onrecord.ingest.article.PublisherKind;
import org.onrecord.ingest.web.WebAddress;

/** Reads one entry of a sources file, key by key; a key that an entry lacks is looked up in the file's defaults. */
final class SourceReader {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]{0,99})}");
    private static final int MAX_LIST_PAGES = 10;

    private enum Type {
        FEED,
        SITEMAP,
        LISTING,
        PAGES,
        DIRECTORY,
        WARC
    }

    private final Path directory;
    private final Map<String, String> environment;
    private final @Nullable YamlObject defaults;

    SourceReader(Path directory, Map<String, String> environment, @Nullable YamlObject defaults) {
        this.directory = directory;
        this.environment = environment;
        this.defaults = defaults;
    }

    /** The source, or null when problems were added. */
    @Nullable
    Source read(YamlObject entry, List<String> problems) {
        int before = problems.size();
        Type type = entry.choice("type", Type.class).orElse(null);
        if (type == null && !entry.has("type")) {
            entry.problem("type", "is missing; it is one of feed, sitemap, listing, pages, directory, warc");
        }
        if (type == null) {
            return null;
        }
        SourceSettings settings = settings(entry);
        Source source = switch (type) {
            case FEED -> new Source.Feed(settings, url(entry));
            case SITEMAP ->
                new Source.Sitemap(settings, url(entry), entry.duration("since").orElse(null));
            case LISTING -> listing(entry, settings);
            case PAGES -> pages(entry, settings);
            case DIRECTORY -> new Source.Directory(settings, path(entry));
            case WARC -> new Source.Warc(settings, path(entry));
        };
        entry.rejectUnknown();
        return problems.size() == before ? source : null;
    }

    private Source listing(YamlObject entry, SourceSettings settings) {
        String selector = entry.requiredString("selector");
        checkSelector(entry, "selector", selector.isEmpty() ? "a" : selector);
        String next = entry.string("next").orElse(null);
        checkSelector(entry, "next", next);
        String date = entry.string("date").orElse(null);
        checkSelector(entry, "date", date);
        int maxPages = entry.integer("maxPages", 1, 1_000).orElse(MAX_LIST_PAGES);
        return new Source.Listing(
                settings,
                url(entry),
                selector,
                next,
                date,
                maxPages,
                entry.duration("since").orElse(null));
    }

    private static Source pages(YamlObject entry, SourceSettings settings) {
        List<WebAddress> urls = entry.list("urls", SourceReader::address);
        if (urls.isEmpty() && !entry.has("urls")) {
            entry.problem("urls", "is missing");
        }
        return new Source.Pages(settings, urls);
    }

    private SourceSettings settings(YamlObject entry) {
        YamlObject publisher = entry.object("publisher").orElse(null);
        Publisher named = publisher == null ? null : publisher(publisher);
        String organisation =
                publisher == null ? null : publisher.string("organisation").orElse(null);
        if (publisher != null) {
            publisher.rejectUnknown();
        }
        Set<String> hosts = new HashSet<>(entry.list("hosts", SourceReader::host));
        if (named != null && named.domain().indexOf('.') > 0) {
            hosts.add(named.domain());
        }
        return new SourceSettings(
                entry.requiredString("name"),
                named,
                organisation,
                entry.choice("documentKind", DocumentKind.class).orElse(DocumentKind.UNKNOWN),
                entry.scalar("language", SourceReader::language).orElse(null),
                schedule(entry),
                entry.list("include", Glob::new),
                entry.list("exclude", Glob::new),
                hosts,
                entry.flag("anyHost"),
                inherited(entry, "allowPrivateNetwork").flag("allowPrivateNetwork"),
                inherited(entry, "interval")
                        .duration("interval")
                        .map(Duration::toMillis)
                        .orElse(null),
                inherited(entry, "concurrency").integer("concurrency", 1, 16).orElse(1),
                headers(entry),
                inherited(entry, "maxPageSize").bytes("maxPageSize").orElse(SourceSettings.MAX_PAGE_BYTES),
                inherited(entry, "maxFeedSize").bytes("maxFeedSize").orElse(SourceSettings.MAX_FEED_BYTES),
                inherited(entry, "limit").integer("limit", 1, 10_000_000).orElse(SourceSettings.MAX_DOCUMENTS),
                inherited(entry, "recheckFor").duration("recheckFor").orElse(SourceSettings.RECHECK_FOR));
    }

    /** The entry itself when it has the key, else the defaults; the key is known to both. */
    private YamlObject inherited(YamlObject entry, String key) {
        entry.knows(key);
        if (defaults == null) {
            return entry;
        }
        defaults.knows(key);
        return entry.has(key) ? entry : defaults;
    }

    private static Publisher publisher(YamlObject publisher) {
        String domain = publisher.string("domain").orElse("").toLowerCase(Locale.ROOT);
        PublisherKind kind = publisher.choice("kind", PublisherKind.class).orElse(PublisherKind.UNKNOWN);
        return new Publisher(publisher.requiredString("name"), domain, kind);
    }

    private Schedule schedule(YamlObject entry) {
        YamlObject schedule = inherited(entry, "schedule").object("schedule").orElse(null);
        if (schedule == null) {
            return Schedule.DEFAULT;
        }
        CronExpression cron = schedule.scalar("cron", CronExpression::new).orElse(null);
        ZoneId zone = schedule.scalar("zone", SourceReader::zone).orElse(ZoneId.of("UTC"));
        Duration every = schedule.duration("every").orElse(null);
        Duration floor = schedule.duration("floor").orElse(null);
        Duration ceiling = schedule.duration("ceiling").orElse(null);
        schedule.rejectUnknown();
        int kinds = (cron == null ? 0 : 1) + (every == null ? 0 : 1) + (floor == null && ceiling == null ? 0 : 1);
        if (kinds > 1) {
            entry.problem("schedule", "has more than one of cron, every, and floor with ceiling");
        }
        try {
            if (cron != null) {
                return new Schedule.Cron(cron, zone);
            }
            if (every != null) {
                return new Schedule.Every(every);
            }
            Duration least = floor == null ? Duration.ofMinutes(15) : floor;
            return new Schedule.Adaptive(least, ceiling == null ? Duration.ofDays(1) : ceiling);
        } catch (IllegalArgumentException e) {
            entry.problem("schedule", String.valueOf(e.getMessage()));
            return Schedule.DEFAULT;
        }
    }

    private Map<String, String> headers(YamlObject entry) {
        YamlObject headers = inherited(entry, "headers").object("headers").orElse(null);
        Map<String, String> filled = new LinkedHashMap<>();
        if (headers != null) {
            headers.strings().forEach((name, value) -> filled.put(name, filledIn(headers, name, value)));
        }
        return filled;
    }

    private String filledIn(YamlObject headers, String name, String value) {
        Matcher matcher = VARIABLE.matcher(value);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String variable = environment.get(matcher.group(1));
            if (variable == null) {
                headers.problem(name, "needs the environment variable " + matcher.group(1) + ", which is not set");
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(variable == null ? "" : variable));
        }
        matcher.appendTail(out);
        if (out.chars().anyMatch(c -> c < ' ' || c > '~')) {
            headers.problem(name, "has a character that a header cannot carry");
        }
        return out.toString();
    }

    private WebAddress url(YamlObject entry) {
        WebAddress none = new WebAddress("http", "invalid", -1, "/", null);
        if (!entry.has("url")) {
            entry.problem("url", "is missing");
        }
        return entry.scalar("url", SourceReader::address).orElse(none);
    }

    private Path path(YamlObject entry) {
        if (!entry.has("path")) {
            entry.problem("path", "is missing");
        }
        return entry.scalar("path", text -> {
                    try {
                        return directory.resolve(text).normalize();
                    } catch (InvalidPathException e) {
                        throw new IllegalArgumentException("is no path: '" + text + "'", e);
                    }
                })
                .orElse(directory);
    }

    private static WebAddress address(String text) {
        return WebAddress.parse(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("must be an http or https address, not '" + text + "'"));
    }

    private static String host(String text) {
        return WebAddress.parse("http://" + text + "/")
                .map(WebAddress::authority)
                .orElseThrow(() -> new IllegalArgumentException("must be a host name, not '" + text + "'"));
    }

    private static String language(String text) {
        Locale locale = Locale.forLanguageTag(text);
        if (locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("must be a language tag such as en or pt-BR, not '" + text + "'");
        }
        return locale.toLanguageTag();
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time zone such as Europe/Berlin, not '" + text + "'", e);
        }
    }

    private static void checkSelector(YamlObject entry, String key, @Nullable String selector) {
        try {
            if (selector != null) {
                QueryParser.parse(selector);
            }
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            entry.problem(key, "is no CSS selector: " + e.getMessage());
        }
    }
}
