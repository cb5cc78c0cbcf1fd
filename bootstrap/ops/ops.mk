# Packaging and operation. Included by the Makefile.
.PHONY: package smoke check-package check-terraform

package: $(DIST)/app.aot ## the folder bootstrap/target/dist, which is all that another machine with a JRE 25 needs

smoke: ## the whole main job against a running installation: make smoke URL=http://127.0.0.1:8080
	@bootstrap/ops/smoke '$(URL)'

check-package: package # starts the packaged folder as processes apart, with a replica that goes away
	@CLOAKROOM_TEST_DISTRIBUTION='$(abspath $(DIST))' $(MVN) -pl bootstrap -am test \
		-Dtest=DistributionTest -Dsurefire.failIfNoSpecifiedTests=false

check-terraform: # its format, where the command is there; what it says is held against the code by TerraformTest
	@! command -v terraform > /dev/null || terraform fmt -check -diff adapters-aws/terraform

$(DIST)/app.aot: $(DIST)/app.jar .mvn/find-jdk bootstrap/ops/cloakroom bootstrap/ops/train bootstrap/ops/smoke
	@echo 'Preparing a fast start ...'
	@cp .mvn/find-jdk bootstrap/ops/cloakroom $(DIST)/
	@JAVA_HOME="$$(.mvn/find-jdk)" bootstrap/ops/train $(DIST)
