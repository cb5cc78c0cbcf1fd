package dev.cloakroom.generator;

import io.swagger.v3.oas.models.OpenAPI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;

/// The entrance for openapi-generator. It takes the document as the parser read it: the model that the tool makes of it
/// knows one answer per operation and one media type per answer, and that is what we generate for.
public final class JavalinStrictGenerator extends DefaultCodegen {

    /// The option that names the folder of this module's sources, for the manifest.
    static final String SOURCES = "generatorSources";

    /// The option that names the package of the output.
    static final String ROOT = "rootPackage";

    /// What the template of the routes and of the interface gets.
    record TagView(String name, List<Calls.OperationView> operations) {}

    record CatalogueView(List<Calls.OperationView> operations, String all) {}

    public JavalinStrictGenerator() {
        modelTemplateFiles.clear();
        apiTemplateFiles.clear();
        supportingFiles.clear();
    }

    @Override
    public CodegenType getTag() {
        return CodegenType.SERVER;
    }

    @Override
    public String getName() {
        return "javalin-strict";
    }

    @Override
    public String getHelp() {
        return "Generates a strict server for Javalin 7: records, sealed answers, all faults of a request at once.";
    }

    /// Inline schemas stay where they are, so that they can be refused instead of getting names that nobody chose.
    @Override
    public boolean getUseInlineModelResolver() {
        return false;
    }

    @Override
    public boolean getUseOpenapiNormalizer() {
        return false;
    }

    @Override
    public void processOpenAPI(OpenAPI contract) {
        super.processOpenAPI(contract);
        var root = additionalProperties.getOrDefault(ROOT, "dev.cloakroom.api").toString();
        generate(contract, root, new SourceTree(Path.of(getOutputDir()), root));
    }

    /// What the templates lay out is escaped where the views are made.
    @Override
    public String escapeUnsafeCharacters(String input) {
        return input;
    }

    @Override
    public String escapeQuotationMark(String input) {
        return input;
    }

    private void generate(OpenAPI contract, String root, SourceTree tree) {
        var model = root + ".model";
        var types = new Types(contract, model);
        var calls = new Calls(contract, types);
        var models = new Models(types, calls.patches(), calls.takenApart()).views();
        models.keySet().forEach(name -> tree.declare(model, name));
        models.forEach((name, view) -> tree.write(templateOf(view), model, name, view));
        tree.writePackage(model, "The schemas of the contract.");
        tree.writePackage(root, "The contract in Java, sorted by its tags.");
        var all = new ArrayList<Calls.OperationView>();
        calls.byTag().forEach((tag, operations) -> {
            tag(tree, root, tag, operations);
            all.addAll(operations);
        });
        var names =
                Names.laidOut(all.stream().map(Calls.OperationView::constant).toList(), "            ");
        tree.write("catalogue", root, "Operations", new CatalogueView(all, names));
        if (additionalProperties.get(SOURCES) instanceof String sources) {
            var tool =
                    Objects.requireNonNullElse(DefaultCodegen.class.getPackage().getImplementationVersion(), "unknown");
            tree.save("manifest.properties", Manifest.of(Path.of(getInputSpec()), Path.of(sources), tool));
        }
    }

    private static void tag(SourceTree tree, String root, String tag, List<Calls.OperationView> operations) {
        var home = root + "." + tag.replace("-", "");
        var name = Names.joined(tag);
        tree.writePackage(home, "The operations of the tag " + tag + ".");
        for (var operation : operations) {
            tree.write("request", home, operation.type() + "Request", operation);
            tree.write("response", home, operation.type() + "Response", operation);
            if (!operation.events().isEmpty()) {
                tree.write("event", home, operation.type() + "Event", operation);
            }
        }
        var view = new TagView(name, operations);
        tree.write("operations", home, name + "Operations", view);
        tree.write("routes", home, name + "Routes", view);
    }

    private static String templateOf(Object view) {
        return view instanceof Models.RecordView ? "record" : view instanceof Models.EnumView ? "enum" : "union";
    }
}
