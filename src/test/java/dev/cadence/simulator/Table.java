package dev.cadence.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All resources of one kind, in the order in which they were made.
final class Table<T extends Resource> {

    private final String kind;

    private final Map<String, T> byId = new HashMap<>();

    private final List<T> inOrder = new ArrayList<>();

    private final Set<String> deleted = new HashSet<>();

    Table(String kind) {
        this.kind = kind;
    }

    String kind() {
        return this.kind;
    }

    T add(T resource) {
        this.byId.put(resource.id(), resource);
        this.inOrder.add(resource);
        return resource;
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(this.byId.get(id));
    }

    void delete(String id) {
        this.inOrder.remove(this.byId.remove(id));
        this.deleted.add(id);
    }

    /// Whether there was one once.
    boolean deleted(String id) {
        return this.deleted.contains(id);
    }

    /// The resource named in the path of a request.
    T inPath(String id) {
        return find(id).orElseThrow(() -> StripeRefusal.notFound(this.kind, id));
    }

    /// The resource named by a parameter of a request.
    T inParam(String id, String param) {
        return find(id).orElseThrow(() -> StripeRefusal.noSuch(this.kind, id, param));
    }

    List<T> all() {
        return List.copyOf(this.inOrder);
    }

    List<T> newestFirst() {
        return this.inOrder.reversed();
    }

    void clear() {
        this.byId.clear();
        this.inOrder.clear();
        this.deleted.clear();
    }

}
