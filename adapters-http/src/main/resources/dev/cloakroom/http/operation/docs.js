// Shows the contract of the server that this page came from. Credentials typed in stay in this tab.
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: false,
  persistAuthorization: false,
  supportedSubmitMethods: ["get", "post", "put", "patch", "delete"],
  syntaxHighlight: { theme: "nord" },
  validatorUrl: null,
});
