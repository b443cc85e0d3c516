// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

// Swift does not let a C global be read from several threads; this one never changes.
static inline const char *clibxml2_runtime_version(void) { return xmlParserVersion; }
