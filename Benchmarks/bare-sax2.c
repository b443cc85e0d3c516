// SPDX-License-Identifier: EUPL-1.2
//
// The floor for reading XML: libxml2's SAX2 push parser with callbacks that only count. Prints the seconds it took.
// cc -O2 -o bare-sax2 bare-sax2.c $(pkg-config --cflags --libs libxml-2.0)

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static long elementCount, textByteCount;

static void start(
    void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaceCount,
    const xmlChar **namespaces, int attributeCount, int defaultedCount, const xmlChar **attributes
) {
    elementCount++;
}

static void text(void *context, const xmlChar *bytes, int count) { textByteCount += count; }

int main(int argc, char **argv) {
    static char buffer[64 << 10];
    for (int index = 1; index < argc; index++) {
        struct timespec begin, end;
        clock_gettime(CLOCK_MONOTONIC, &begin);
        FILE *file = fopen(argv[index], "rb");
        if (!file) return perror(argv[index]), 1;
        xmlSAXHandler handler;
        memset(&handler, 0, sizeof handler);
        handler.initialized = XML_SAX2_MAGIC;
        handler.startElementNs = start;
        handler.characters = text;
        handler.cdataBlock = text;
        xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
        xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_HUGE);
        size_t count;
        while ((count = fread(buffer, 1, sizeof buffer, file)) > 0) xmlParseChunk(context, buffer, (int)count, 0);
        xmlParseChunk(context, NULL, 0, 1);
        xmlFreeParserCtxt(context);
        fclose(file);
        clock_gettime(CLOCK_MONOTONIC, &end);
        double seconds = (end.tv_sec - begin.tv_sec) + (end.tv_nsec - begin.tv_nsec) / 1e9;
        printf("%.3f s  %ld elements  %ld bytes of text  %s\n", seconds, elementCount, textByteCount, argv[index]);
    }
    return 0;
}
