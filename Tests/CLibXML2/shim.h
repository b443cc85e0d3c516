// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <libxml/xmlversion.h>
// Some builds of libxml2 include the system's ICU headers, whose types clash with those of Foundation's own ICU. Only
// the end of a structure that is never used from here depends on them.
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
