package dev.logodds.pack;

import java.util.HashMap;
import java.util.Map;

/** Where the parts of questions stand, so that what is found out about them later can be said there. */
final class Places {
    /** A place in a file. */
    record Place(String path, int line, int column) {
        PackProblem problem(String message) {
            return new PackProblem(path, line, column, message);
        }
    }

    private final Map<String, Place> places = new HashMap<>();

    /** @param part such as {@code accept 2}; "" for the file as a whole */
    void put(String id, String part, Place place) {
        places.put(id + " " + part, place);
    }

    /** The part's place, or the file's. */
    Place of(String id, String part) {
        Place whole = places.getOrDefault(id + " ", new Place(id + ".md", 1, 1));
        return places.getOrDefault(id + " " + part, whole);
    }
}
