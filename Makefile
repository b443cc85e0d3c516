# SPDX-License-Identifier: EUPL-1.2
#
#   make demo    install what is missing, build, run the pipeline on Samples/, verify the release
#   make test    install what is missing, build, run all tests
#   make check   formatting, layers
#   make bench   the speed of the whole line on generated pages
#   make clean   remove what was built

PACKAGES = libxml2-dev zlib1g-dev libzstd-dev libdeflate-dev libbz2-dev libsqlite3-dev pkg-config
CONFIGURATION = release
HERKOMST = .build/$(CONFIGURATION)/herkomst

.PHONY: demo test check bench build setup clean

setup:
	@.ci/install-packages $(PACKAGES)

build: setup
	swift build -c $(CONFIGURATION) --product herkomst

demo: build
	@.ci/demo $(HERKOMST)

test: setup
	swift build -c $(CONFIGURATION) --build-tests
	swift test -c $(CONFIGURATION) --skip-build --disable-xctest

check:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks
	.ci/check-layers

bench: build
	Benchmarks/whole-line $(HERKOMST)

clean:
	rm -rf .build build
