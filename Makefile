# tastevin: every task of a developer, and the one that CI runs. `make` lists them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# Swift as PATH has it, else where its installers put it.
export PATH := $(PATH):$(HOME)/.local/share/swiftly/bin:/opt/swift/usr/bin:/usr/share/swift/usr/bin

# A module may import only what Package.swift says it depends on.
STRICT := --explicit-target-dependency-import-check error
RELEASE := -c release --static-swift-stdlib -Xswiftc -L$(CURDIR)/.build/archives
# Small libraries that a release build takes in whole: each one fewer for the loader to find and to
# link makes every start faster. OpenSSL, which gets security updates, is not among them.
ARCHIVES := stdc++ yaml ncursesw tinfo
# In a folder that holds nothing else, so that the linker finds no shared one there.
LINK_ARCHIVES = mkdir -p .build/archives && for name in $(ARCHIVES); do \
  file=$$(clang -print-file-name=lib$$name.a); \
  [[ $$file != /* ]] || ln -sf "$$file" .build/archives/; done
TEST := swift test --disable-xctest $(STRICT)
# Tests start servers, terminals and programs: some hundreds at once would wait for each other.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 12
SOURCES = Package.swift $(shell find Sources -type f)

ARGS ?= demo
CORPUS ?= $(wildcard ../shared/corpus)
VALUES ?= $(wildcard ../shared/values)
PREFIX ?= /usr/local
DESTDIR ?=

.PHONY: help setup run test lint format record cover asan tsan e2e conformance helm-check report-check \
  demo-data screenshots bench release install ci clean

help: ## list these targets
	@sed -nE 's/^([a-z0-9-]+):[^#]*## (.*)/\1\t\2/p' Makefile | expand -t 14

setup: ## install what building, testing and linting need (Debian, Ubuntu)
	@scripts/setup.sh

# The debug build: it is ready in about half the time of a release build, and `make test` goes on from
# it. What is said while building goes to standard error, so that only the program writes to the other.
run: ## build and open the demo; ARGS="IMAGE --server URL" runs tastevin with these arguments
	@scripts/setup.sh run
	@swift build --product tastevin $(STRICT) >&2
	@exec "$$(swift build --show-bin-path)/tastevin" $(ARGS)

test: ## build and run every test
	@scripts/setup.sh run test
	@$(TEST)

lint: ## check the format, the imports and the house rules; nothing is changed
	@scripts/setup.sh run lint
	@scripts/lint.sh
	@swift build --build-tests --quiet $(STRICT)

format: ## format every Swift file in place
	@swift format --in-place --parallel --recursive $(wildcard Sources Tests Benchmarks) Package.swift

record: ## write the golden screens and reports anew; look at the diff before you commit it
	@scripts/setup.sh run test
	@RECORD=1 $(TEST) --filter Golden

cover: ## run the tests and print how much of each file in Sources they execute
	@scripts/setup.sh run test
	@scripts/cover.sh

asan: ## run the tests under AddressSanitizer
	@scripts/setup.sh run test
	@$(TEST) --scratch-path .build/asan --sanitize address

tsan: ## run the tests under ThreadSanitizer (reports on Synchronization.Mutex are false)
	@scripts/setup.sh run test
	@$(TEST) --scratch-path .build/tsan --sanitize thread

e2e: ## run the tests that drive the built program in tmux
	@scripts/setup.sh run test
	@$(TEST) --filter EndToEndTests

conformance: ## compare `inspect` and decisions with the verdicts of a corpus: CORPUS=DIR
	@test -d "$(CORPUS)" || { echo "make conformance: name a corpus with CORPUS=DIR" >&2; exit 2; }
	@scripts/setup.sh run
	@swift run $(STRICT) conformance "$(CORPUS)"

helm-check: ## have real Helm judge values with the schemas: VALUES=DIR CORPUS=DIR; needs the network once
	@test -d "$(VALUES)" -a -d "$(CORPUS)" || { echo "make helm-check: name VALUES=DIR and CORPUS=DIR" >&2; exit 2; }
	@scripts/setup.sh run
	@swift build --product tastevin $(STRICT) >&2
	@scripts/helm-check.sh "$$(swift build --show-bin-path)/tastevin" "$(VALUES)" "$(CORPUS)"

report-check: ## have their original schemas judge JUnit and SARIF: VALUES=DIR; needs the network once
	@scripts/setup.sh run test
	@swift build --product tastevin $(STRICT) >&2
	@scripts/report-check.sh "$$(swift build --show-bin-path)/tastevin" "$(VALUES)"

demo-data: ## sign the demo's repositories anew; random signatures change most of their lines
	@scripts/setup.sh run
	@swift run $(STRICT) demo-data Sources/Inspector/Demo/Data

screenshots: ## draw the pictures of the documentation from the screens' own canvases
	@scripts/setup.sh run
	@swift run $(STRICT) pictures docs/pictures

bench: ## measure start-up, inspection, verification, frames and memory of a release build
	@scripts/setup.sh run test
	@$(LINK_ARCHIVES)
	@swift build $(RELEASE) --product tastevin
	@swift build $(RELEASE) --product benchmarks
	@"$$(swift build $(RELEASE) --show-bin-path)/benchmarks"

release: dist/tastevin ## build dist/tastevin: optimised, Swift's runtime inside, stripped

dist/tastevin: $(SOURCES)
	@scripts/setup.sh run
	@$(LINK_ARCHIVES)
	@swift build $(RELEASE) --product tastevin
	@install -D -s "$$(swift build $(RELEASE) --show-bin-path)/tastevin" $@
	@ls -l $@

install: dist/tastevin ## install the release build: PREFIX=/usr/local DESTDIR=
	install -D -m 755 dist/tastevin "$(DESTDIR)$(PREFIX)/bin/tastevin"
	install -D -m 644 LICENSE "$(DESTDIR)$(PREFIX)/share/doc/tastevin/LICENSE"

ci: ## exactly what CI runs
	@.ci/run

clean: ## remove what was built
	rm -rf .build dist
