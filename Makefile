# Cloakroom's front door. `make` alone tells what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Maven runs on the JDK 25 too, because the formatter parses with Maven's own JVM.
MVN = JAVA_HOME="$$(.mvn/find-jdk)" MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow $${MAVEN_OPTS:-}" mvn -B -ntp -q -Dstyle.color=never
DIST := bootstrap/target/dist
CLASS_PATH := $(DIST)/app.jar:$(DIST)/lib-embedded/*
MAIN := dev.cloakroom.bootstrap.Main

# What the distribution is made of. Folders too: they change when a file is removed.
SOURCES = $(shell find pom.xml */pom.xml openapi/*/pom.xml */src/main openapi/*/src/main openapi/server/src/generated 2>/dev/null)

.PHONY: help run admin test check bench fmt clean doctor check-examples check-csv check-webhooks
-include openapi/openapi.mk
-include bootstrap/ops/ops.mk

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: $(DIST)/app.jar ## builds what changed and starts everything on this machine
	@exec bootstrap/run $(DIST) $(MAIN)

admin: $(DIST)/app.jar ## an administrator's command: make admin ARGS='create you@example.com'
	@exec "$$(.mvn/find-jdk)/bin/java" -cp '$(CLASS_PATH)' $(MAIN) admin $(ARGS)

test: doctor ## all tests
	@rm -rf */target/surefire-reports openapi/*/target/surefire-reports
	@$(MVN) test
	@cat */target/surefire-reports/TEST-*.xml openapi/*/target/surefire-reports/TEST-*.xml \
		| awk -F '"' '/^<testsuite / { for (i = 1; i < NF; i += 2) { \
			if ($$i ~ / tests=$$/) tests += $$(i + 1); if ($$i ~ / skipped=$$/) skipped += $$(i + 1) } } \
			END { printf "%d passed, 0 failed, %d skipped\n", tests - skipped, skipped }'

check: doctor check-format check-contract check-terraform check-examples check-csv check-webhooks check-package ## format, contract, examples, what is generated, and the packaged folder

check-format: doctor
	@$(MVN) spotless:check

check-examples: doctor # runs the workers of bootstrap/examples against the whole product, kills, stops and cancels them
	@$(MVN) -pl bootstrap -am test -Dtest=ExampleWorkersTest -Dsurefire.failIfNoSpecifiedTests=false

check-csv: doctor # reads CSV files that Python, Go, PostgreSQL and the authors of csv-spectrum wrote
	@npm install --silent --no-audit --no-fund --ignore-scripts --prefix bootstrap/target/csv-spectrum csv-spectrum@2.0.0
	@$(MVN) -pl bootstrap -am test -Dtest=ForeignFilesTest -Dsurefire.failIfNoSpecifiedTests=false

check-webhooks: doctor # has signatures verified by the public library of Standard Webhooks
	@npm install --silent --no-audit --no-fund --ignore-scripts --prefix bootstrap/target/standardwebhooks standardwebhooks@1.1.1
	@$(MVN) -pl bootstrap -am test -Dtest=PublicVerifierTest -Dsurefire.failIfNoSpecifiedTests=false

bench: doctor ## benchmarks, each beside a floor measured in the same run
	@$(MVN) -P bench -pl bootstrap -am test-compile
	@bootstrap/bench/run

fmt: doctor ## formats all Java
	@$(MVN) spotless:apply

clean: ## removes what was built, not .cloakroom/
	@$(MVN) clean

doctor: # says in one line what is missing
	@.mvn/find-jdk > /dev/null
	@command -v mvn > /dev/null || { echo 'Cloakroom is built with Maven 3.8 or later and found none: install the package maven.' >&2; exit 1; }

$(DIST)/app.jar: $(SOURCES) | doctor
	@echo 'Building (the first time takes some minutes) ...'
	@rm -rf $(DIST)
	@$(MVN) package -DskipTests
	@touch $@
