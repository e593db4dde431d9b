package dev.cadence.matching;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A set of slugs as bits, so that among thousands of engineers it is soon told who has one. Slugs are numbered in the order
/// in which they come up; the numbers are this process's own and never stored. There are as many as there are skills and
/// industries, some two thousand.
final class Slugs {

    private static final ConcurrentHashMap<String, Integer> NUMBERS = new ConcurrentHashMap<>();

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final long[] bits;

    private final int size;

    private Slugs(long[] bits, int size) {
        this.bits = bits;
        this.size = size;
    }

    static Slugs of(Collection<String> slugs) {
        var numbers = slugs.stream().mapToInt(Slugs::number).distinct().toArray();
        var bits = new long[Arrays.stream(numbers).map(number -> number / Long.SIZE + 1).max().orElse(0)];
        for (var number : numbers) {
            bits[number / Long.SIZE] |= 1L << number;
        }
        return new Slugs(bits, numbers.length);
    }

    static int number(String slug) {
        return NUMBERS.computeIfAbsent(slug, _ -> NEXT.getAndIncrement());
    }

    boolean has(int number) {
        var word = number / Long.SIZE;
        return word < bits.length && (bits[word] >>> number & 1) != 0;
    }

    IntStream numbers() {
        return BitSet.valueOf(bits).stream();
    }

    int size() {
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slugs slugs && Arrays.equals(bits, slugs.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

}
