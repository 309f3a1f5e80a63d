# What one does with this repository. `make help` lists it.

SWIFT ?= swift
PREFIX ?= /usr/local
# The export that `make report` assesses; by default the sample inside the program.
EXPORT ?= --sample
OUT ?= out
# How long `make fuzz` tries queries, and which.
SECONDS ?= 60
SEED ?= 1

release = $(SWIFT) build -c release --static-swift-stdlib --product posture
posture = .build/release/posture
formatted = Sources Tests Package.swift

.PHONY: help report test build install format lint bench fuzz clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

report: build ## assess the sample tenant and write the reports to out/
	@mkdir -p $(OUT)
	$(posture) assess $(EXPORT) --output $(OUT) --format html,json
	@echo "The reports are in $(OUT)/:" && ls -1 $(OUT)

test: bootstrap ## build and run the tests
	$(SWIFT) test

build: bootstrap ## build the program for use
	$(release)

install: build ## install the program to PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 -s $(posture) $(DESTDIR)$(PREFIX)/bin/posture

format: ## rewrite the sources in the house format
	$(SWIFT) format -i -p -r $(formatted)

lint: ## check the format of the sources
	$(SWIFT) format lint --strict -p -r $(formatted)

bench: build ## run the benchmarks
	@found=0; for script in Tests/Benchmarks/*.sh Tests/Benchmarks/*.py; do \
	  test -e "$$script" || continue; found=1; echo "== $$script"; \
	  POSTURE=$(posture) "./$$script" || exit 1; \
	done; test $$found = 1 || echo "there are no benchmarks in Tests/Benchmarks"

fuzz: build ## try random hunting queries, SECONDS=60 SEED=1
	@mkdir -p $(OUT)
	python3 Tests/Fuzz/hunt.py --posture $(posture) --seconds $(SECONDS) --seed $(SEED) \
	  --out $(OUT)/findings.jsonl

clean: ## remove what was built
	rm -rf .build $(OUT)

.PHONY: bootstrap
bootstrap:
	@Scripts/bootstrap
