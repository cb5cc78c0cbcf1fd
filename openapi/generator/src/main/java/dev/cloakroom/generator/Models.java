package dev.cloakroom.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the schemas into views: records, enums and unions.
final class Models {

    private final Types types;
    private final Set<String> patches;
    private final Set<String> takenApart;
    private final Map<String, List<String>> unionsOf = new TreeMap<>();

    /// A member of an object. `check` is a statement of the compact constructor, empty where there is none.
    record Member(
            String json, String name, String type, String annotations, String check, boolean secret, boolean last) {}

    record RecordView(
            String name,
            List<String> doc,
            List<Member> members,
            String interfaces,
            String masked,
            List<String> checks,
            List<Part> parts,
            String arguments) {}

    /// A record that this one is composed of.
    record Part(String type, String name, List<String> arguments, boolean last) {}

    record EnumView(String name, List<String> doc, List<Constant> constants) {}

    record Constant(String name, String literal, String separator) {}

    record UnionView(String name, List<String> doc, String property, String branches, List<Branch> kinds) {}

    record Branch(String type, String literal, boolean last) {}

    /// `patches` are the schemas of merge patches, whose members know absent from null; those of `takenApart` need
    /// no record.
    Models(Types types, Set<String> patches, Set<String> takenApart) {
        this.types = types;
        this.patches = patches;
        this.takenApart = takenApart;
        types.schemas().forEach((name, schema) -> {
            if (schema.getOneOf() != null) {
                schema.getOneOf()
                        .forEach(branch -> unionsOf.computeIfAbsent(
                                        Types.nameOf(branch.get$ref()), key -> new ArrayList<>())
                                .add(name));
            }
        });
    }

    /// By name, each a view of the template of its kind; aliases of plain types have none.
    Map<String, Object> views() {
        var views = new TreeMap<String, Object>();
        types.schemas().forEach((name, schema) -> {
            if (schema.getEnum() != null) {
                views.put(name, enumeration(name, schema));
            } else if (schema.getOneOf() != null) {
                views.put(name, union(name, schema));
            } else if (!takenApart.contains(name) && (Types.hasMembers(schema) || Types.isClosedAndEmpty(schema))) {
                views.put(name, object(name, schema));
            }
        });
        return views;
    }

    private static EnumView enumeration(String name, Schema<?> schema) {
        var constants = new ArrayList<Constant>();
        var values = schema.getEnum();
        for (var at = 0; at < values.size(); at++) {
            var value = String.valueOf(values.get(at));
            constants.add(
                    new Constant(Names.constant(value), Names.literal(value), at == values.size() - 1 ? ";" : ","));
        }
        return new EnumView(name, doc(schema), constants);
    }

    private UnionView union(String name, Schema<?> schema) {
        var discriminator = schema.getDiscriminator();
        if (discriminator == null || discriminator.getMapping() == null) {
            throw new ContractFault(name, "a oneOf needs a discriminator with a mapping");
        }
        var branches = schema.getOneOf().stream()
                .map(branch -> Types.nameOf(branch.get$ref()))
                .toList();
        var kinds = new ArrayList<Branch>();
        discriminator
                .getMapping()
                .forEach((value, ref) -> kinds.add(new Branch(
                        Types.nameOf(ref),
                        Names.literal(value),
                        kinds.size() == discriminator.getMapping().size() - 1)));
        return new UnionView(name, doc(schema), discriminator.getPropertyName(), String.join(", ", branches), kinds);
    }

    private RecordView object(String name, Schema<?> schema) {
        var properties = new LinkedHashMap<String, Schema<?>>();
        var required = new LinkedHashSet<String>();
        var open = collect(schema, properties, required);
        var members = new ArrayList<Member>();
        properties.forEach((json, property) -> members.add(member(
                name, json, property, required.contains(json), !open && members.size() == properties.size() - 1)));
        if (open) {
            members.add(new Member(
                    "",
                    "extras",
                    "Map<String, JsonNode>",
                    "@JsonAnySetter @JsonAnyGetter ",
                    "extras = extras == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extras));",
                    false,
                    true));
        }
        var interfaces = unionsOf.getOrDefault(name, List.of());
        var parts = open ? List.<Part>of() : parts(schema);
        return new RecordView(
                name,
                doc(schema),
                members,
                interfaces.isEmpty() ? "" : " implements " + String.join(", ", interfaces),
                members.stream().anyMatch(Member::secret) ? masked(name, members) : "",
                members.stream()
                        .map(Member::check)
                        .filter(check -> !check.isEmpty())
                        .toList(),
                parts,
                parts.stream()
                        .flatMap(part -> part.arguments().stream())
                        .collect(Collectors.joining(",\n                ")));
    }

    /// What an object is composed of and of nothing else, so that it can be made of that; otherwise empty.
    private List<Part> parts(Schema<?> schema) {
        var all = schema.getAllOf();
        if (all == null || all.size() < 2 || schema.getProperties() != null || schema.getRequired() != null) {
            return List.of();
        }
        var refs = all.stream()
                .filter(part -> part.get$ref() != null)
                .map(part -> part.get$ref())
                .filter(ref -> !takenApart.contains(Types.nameOf(ref)))
                .toList();
        if (refs.size() < all.size() || !areDisjoint(refs)) {
            return List.of();
        }
        var parts = new ArrayList<Part>();
        for (var ref : refs) {
            var type = Types.nameOf(ref);
            var name = Names.component(type);
            var arguments = membersOf(ref).stream()
                    .map(json -> name + "." + Names.component(json) + "()")
                    .toList();
            parts.add(new Part(type, name, arguments, parts.size() == refs.size() - 1));
        }
        return parts;
    }

    private boolean areDisjoint(List<String> refs) {
        var members = refs.stream().flatMap(ref -> membersOf(ref).stream()).toList();
        return Set.copyOf(members).size() == members.size();
    }

    private Set<String> membersOf(String ref) {
        var properties = new LinkedHashMap<String, Schema<?>>();
        collect(types.component(ref), properties, new LinkedHashSet<>());
        return properties.keySet();
    }

    /// Gathers the members of an object and of all that it is composed of; tells whether further members are kept.
    @SuppressWarnings({"unchecked", "rawtypes"}) // the parser's model has raw schemas
    private boolean collect(Schema<?> schema, Map<String, Schema<?>> properties, Set<String> required) {
        if (schema.get$ref() != null) {
            return collect(types.component(schema.get$ref()), properties, required);
        }
        var open = Types.isOpen(schema);
        if (schema.getAllOf() != null) {
            for (var part : schema.getAllOf()) {
                open |= collect(part, properties, required);
            }
        }
        if (schema.getProperties() != null) {
            properties.putAll((Map) schema.getProperties());
        }
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
        return open;
    }

    private Member member(String owner, String json, Schema<?> property, boolean required, boolean last) {
        var where = owner + "." + json;
        var type = types.of(where, property);
        var nullable = Boolean.TRUE.equals(property.getNullable());
        var name = Names.component(json);
        var secret = "password".equals(types.resolved(property).getFormat());
        var annotation = "@JsonProperty(" + Names.literal(json) + ") ";
        if (patches.contains(owner)) {
            return new Member(json, name, "Patch<" + type.name() + ">", annotation, "", secret, last);
        }
        if (required && nullable) {
            annotation = annotation + "@JsonInclude(JsonInclude.Include.ALWAYS) ";
        }
        var present = required && !nullable;
        return new Member(
                json,
                name,
                present ? type.plain() : type.nullable(),
                annotation,
                check(type, name, present),
                secret,
                last);
    }

    private static String check(JavaType type, String name, boolean present) {
        if (type.isList() || type.isMap()) {
            var copy = type.isList()
                    ? "List.copyOf(" + name + ")"
                    : "Collections.unmodifiableMap(new LinkedHashMap<>(" + name + "))";
            return name + " = " + (present ? copy : name + " == null ? null : " + copy) + ";";
        }
        return present && !type.isPrimitive() ? "Objects.requireNonNull(" + name + ", \"" + name + "\");" : "";
    }

    /// What `toString` says: the secrets of a record must not end up in a log.
    private static String masked(String name, List<Member> members) {
        var parts = members.stream()
                .map(member -> member.name() + "=" + (member.secret() ? "***" : "\" + " + member.name() + " + \""))
                .collect(Collectors.joining(", "));
        return "\"" + name + "[" + parts + "]\"";
    }

    static List<String> doc(Schema<?> schema) {
        return doc(schema.getDescription());
    }

    static List<String> doc(@Nullable String text) {
        return text == null
                ? List.of()
                : text.strip()
                        .lines()
                        .map(line -> line.isEmpty() ? "" : " " + line)
                        .toList();
    }
}
