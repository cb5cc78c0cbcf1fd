package dev.cloakroom.bootstrap.contract;

import java.util.ArrayList;
import java.util.List;

/// Bodies of `multipart/form-data`, and those with one thing wrong in them.
final class Forms {

    static final String MEDIA_TYPE = "multipart/form-data; boundary=fuzz";

    private static final String END = "--fuzz--\r\n";
    private static final String FILE = file("email,age\r\nnada@example.com,31\r\n");

    private Forms() {}

    static boolean isForm(Operation.Body body) {
        return body.mediaType().startsWith("multipart/");
    }

    /// A file, with these options.
    static String of(String options) {
        return part("options", "", options) + FILE + END;
    }

    static List<Probe> mutations(Probe good) {
        var probes = new ArrayList<Probe>();
        probes.add(good.sending("nothing of the kind").but("no form", 400));
        probes.add(good.sending("").but("an empty body", 400));
        probes.add(good.sending(FILE).but("a form without its end", 400));
        probes.add(good.sending(END).but("a form without parts", 400, 422));
        probes.add(good.sending(part("options", "", "{}") + END).but("no file", 422));
        probes.add(good.sending(file("") + END).but("an empty file", 422));
        probes.add(good.sending(file("%PDF-1.7") + END).but("another file", 415));
        probes.add(good.sending(FILE + FILE + END).but("two files", 422));
        probes.add(good.sending(FILE + part("other", "", "x") + END).but("an unknown part", 422));
        probes.add(good.sending(FILE + part("options", "", "{") + END).but("options that are no JSON", 400));
        for (var wrong :
                List.of("[]", "null", "{\"x\":1}", "{\"header\":1}", "{\"columns\":[{}]}", "{\"quote\":\"x\"}")) {
            probes.add(good.sending(FILE + part("options", "", wrong) + END).but("the options " + wrong, 422));
        }
        return probes;
    }

    private static String file(String content) {
        return part("file", "; filename=\"customers.csv\"", content);
    }

    private static String part(String name, String more, String content) {
        return "--fuzz\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content + "\r\n";
    }
}
