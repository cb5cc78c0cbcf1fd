package dev.cloakroom.domain.tasks.options;

import java.util.ArrayDeque;
import java.util.Deque;

/// How large a regular expression becomes when it is compiled, before it is: a repeated group is written out as often
/// as it repeats, so that thirty characters of nested repeats fill any memory. An estimate, rather too high than too
/// low.
final class PatternSize {

    private final String pattern;
    private final Deque<long[]> groups = new ArrayDeque<>();
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        return new PatternSize(pattern).size();
    }

    /// Each group holds its size without its last atom, and the last atom, which a repeat multiplies.
    private long size() {
        groups.push(new long[2]);
        while (at < pattern.length()) {
            switch (pattern.charAt(at)) {
                case '(' -> {
                    groups.push(new long[2]);
                    at++;
                }
                case ')' -> {
                    close();
                    at++;
                }
                case '{' -> repeat();
                default -> atom();
            }
        }
        while (groups.size() > 1) {
            close();
        }
        return sum(groups.pop());
    }

    private void close() {
        if (groups.size() > 1) {
            add(sum(groups.pop()));
        }
    }

    private void atom() {
        switch (pattern.charAt(at)) {
            case '\\' -> escape();
            case '[' -> skipClass();
            default -> at++;
        }
        add(1);
    }

    private void escape() {
        at = Math.min(at + 2, pattern.length());
        if (at < pattern.length() && pattern.charAt(at) == '{' && "pPx".indexOf(pattern.charAt(at - 1)) >= 0) {
            int end = pattern.indexOf('}', at);
            at = end < 0 ? pattern.length() : end + 1;
        }
    }

    private void skipClass() {
        at++;
        int first = at;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, pattern.length());
    }

    private void repeat() {
        int end = pattern.indexOf('}', at);
        String counts = end < 0 ? "" : pattern.substring(at + 1, end);
        long most = 0;
        for (String count : counts.split(",")) {
            if (!count.isEmpty() && count.length() <= 4 && count.chars().allMatch(Character::isDigit)) {
                most = Math.max(most, Long.parseLong(count));
            }
        }
        groups.element()[1] = limited(groups.element()[1] * Math.max(most, 1));
        at = end < 0 ? at + 1 : end + 1;
    }

    private void add(long size) {
        long[] group = groups.element();
        group[0] = sum(group);
        group[1] = size;
    }

    private static long sum(long[] group) {
        return limited(group[0] + group[1]);
    }

    /// So that a product of two never overflows.
    private static long limited(long size) {
        return Math.min(size, 1L << 40);
    }
}
