package dev.cloakroom.domain;

/// How long JSON is as text: in UTF-8, without white space.
public final class JsonSize {

    private final long most;
    private long bytes;

    private JsonSize(long most) {
        this.most = most;
    }

    /// In bytes. No more is looked at once it is more than `most`: a value that stands in a thousand places is short in
    /// memory and long as text.
    public static long upTo(long most, Json json) {
        var size = new JsonSize(most);
        size.add(json);
        return size.bytes;
    }

    private void add(Json json) {
        switch (json) {
            case Json.Obj(var members) -> {
                bytes += 2 + Math.max(0, members.size() - 1);
                for (var member : members.entrySet()) {
                    if (bytes > most) {
                        return;
                    }
                    add(member.getKey());
                    bytes++;
                    add(member.getValue());
                }
            }
            case Json.Arr(var items) -> {
                bytes += 2 + Math.max(0, items.size() - 1);
                for (var item : items) {
                    if (bytes > most) {
                        return;
                    }
                    add(item);
                }
            }
            case Json.Str(var text) -> add(text);
            case Json.Num(var number) -> bytes += number.toString().length();
            case Json.Bool(var value) -> bytes += value ? 4 : 5;
            case Json.Null() -> bytes += 4;
        }
    }

    private void add(String text) {
        bytes += 2 + text.chars().mapToLong(JsonSize::of).sum();
    }

    /// Each half of a pair of surrogates is half of four bytes.
    private static int of(int character) {
        if (character < ' ') {
            return 6;
        }
        if (character == '"' || character == '\\') {
            return 2;
        }
        return character < 0x80 ? 1 : character < 0x800 || Character.isSurrogate((char) character) ? 2 : 3;
    }
}
