package org.onrecord.ingest;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.DocumentKind;
import org.onrecord.ingest.article.Publisher;
import org.onrecord.ingest.article.PublisherKind;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.SourceSettings;
import org.onrecord.ingest.web.WebAddress;

/** Sources that are named on the command line: files, directories and addresses instead of a sources file. */
public final class AdHocSources {

    private AdHocSources() {}

    /**
     * What the command line says about all of them.
     *
     * @param publisher the name of the publisher, or null where the pages tell
     * @param organisation the organisation whose own documents these are, or null
     * @param language a BCP 47 tag, or null
     */
    public record Description(
            DocumentKind documentKind,
            @Nullable String publisher,
            @Nullable String organisation,
            @Nullable String language) {}

    /**
     * One source for every argument, named after it.
     *
     * @throws IllegalArgumentException when an argument is neither an http or https address nor a file or directory that
     *     exists; the message is for a person
     */
    public static List<Source> of(List<String> arguments, Description description) {
        List<Source> sources = new ArrayList<>();
        for (String argument : arguments) {
            sources.add(source(argument, description));
        }
        return sources;
    }

    private static Source source(String argument, Description description) {
        String lower = argument.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http:") || lower.startsWith("https:")) {
            WebAddress address = WebAddress.parse(argument)
                    .orElseThrow(() -> new IllegalArgumentException("'" + argument + "' is not a valid address"));
            return new Source.Address(settings(argument, description, isLocal(address)), address);
        }
        if (argument.contains("://")) {
            throw new IllegalArgumentException("'" + argument + "' is neither an http nor an https address");
        }
        Path path = path(argument)
                .filter(Files::exists)
                .orElseThrow(() -> new IllegalArgumentException("there is no file or directory '" + argument + "'"))
                .toAbsolutePath()
                .normalize();
        SourceSettings settings = settings(path.toString(), description, false);
        return lower.endsWith(".warc") || lower.endsWith(".warc.gz")
                ? new Source.Warc(settings, path)
                : new Source.Directory(settings, path);
    }

    private static Optional<Path> path(String argument) {
        try {
            return Optional.of(Path.of(argument));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static SourceSettings settings(String name, Description description, boolean allowPrivateNetwork) {
        String named = description.publisher() == null ? description.organisation() : description.publisher();
        return SourceSettings.named(name)
                .with(
                        named == null ? null : new Publisher(named, "", publisherKind(description)),
                        description.organisation(),
                        description.documentKind(),
                        description.language())
                .allowingPrivateNetwork(allowPrivateNetwork);
    }

    private static PublisherKind publisherKind(Description description) {
        return switch (description.documentKind()) {
            case PRESS_RELEASE -> description.organisation() == null ? PublisherKind.UNKNOWN : PublisherKind.COMPANY;
            case NEWS -> PublisherKind.NEWS;
            case BLOG -> PublisherKind.BLOG;
            case UNKNOWN -> PublisherKind.UNKNOWN;
        };
    }

    /** Who names a local address outright means it. */
    private static boolean isLocal(WebAddress address) {
        String host = address.host();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
