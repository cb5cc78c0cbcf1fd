# The contract: what is made from it, and the check that what is committed is what is made. Included by the Makefile.
GENERATED := openapi/server/src/generated

.PHONY: gen check-contract

gen: doctor ## regenerates what the contract makes
	@rm -rf $(GENERATED).new
	@openapi/generate $(GENERATED).new
	@rm -rf $(GENERATED) && mv $(GENERATED).new $(GENERATED)

check-contract: doctor # lints the contract, looks for drift, and shows that the look finds planted drift
	@openapi/lint
	@openapi/check-drift
	@openapi/check-drift-test
