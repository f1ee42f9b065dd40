package org.onrecord.ingest.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Lines of JSON such as {@code {"id":"a","file":"html/a.html.gz","url":"https://example.com/a"}}. */
public final class PageList {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** @param folder what the files of the list are relative to */
    public PageList(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads one line; a line that names no file gives an unusable page, never an exception.
     *
     * @param number of the line, from 1, which stands in for a missing id
     */
    public PageFile line(String line, int number) {
        try {
            JsonNode json = JSON.readTree(line);
            String id = json.path("id").asText("line " + number);
            String file = json.path("file").asText("");
            return file.isEmpty()
                    ? PageFile.unusable(id, "line " + number + " names no file")
                    : new PageFile(id, folder.resolve(file), json.path("url").asText(""), null);
        } catch (JsonProcessingException broken) {
            return PageFile.unusable("line " + number, "line " + number + " is not JSON");
        } catch (InvalidPathException broken) {
            return PageFile.unusable("line " + number, "line " + number + " names no possible file");
        }
    }
}
