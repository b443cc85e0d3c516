# SPDX-License-Identifier: EUPL-1.2
"""Plain tables, and figures of several runs in one cell."""

from statistics import median


def print_table(rows):
    """Prints rows of cells; the first row is the heading, the first column stands left, the others right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join([row[0].ljust(widths[0]), *cells]).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))


def spread(values, digits=1):
    """The median, and the smallest and largest value behind it."""
    text = f"{median(values):.{digits}f}"
    return text if len(values) == 1 else f"{text} ({min(values):.{digits}f}-{max(values):.{digits}f})"
