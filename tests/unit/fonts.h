// Fonts for tests: the project's own fonts.yaml, or one face with a file of the test's making.
#ifndef TEST_FONTS_H
#define TEST_FONTS_H

#include "font/font.h"

typedef struct test_fonts {
    tz_arena *arena;
    tz_diag *diag;
    tz_fonts *fonts; // NULL when the configuration is refused
    tz_input files;
    const char *directory;
    tz_source given; // stands in for the file of this name; bytes NULL: it is missing
    bool only_given; // all others are missing
    size_t opened;   // how many files were opened
} test_fonts;

// fonts/fonts.yaml and the installed fonts.
test_fonts *test_fonts_new(void);
// A configuration as text.
test_fonts *test_fonts_from(const char *yaml);
// One family "one" whose only face is these bytes, named with their true SHA-256. The bytes are borrowed.
test_fonts *test_fonts_of(const char *bytes, size_t size, int index);
void test_fonts_free(test_fonts *it);

// A whole file, in `arena`; fails the test when it cannot be read.
const char *test_file(tz_arena *arena, const char *path, size_t *size);
#define TEST_FONT_FOLDER "/usr/share/fonts/"

// Shapes; fails the test when that fails.
tz_shaped test_shape(test_fonts *it, const char *family, bool vertical, const char *text);
// Shapes what cannot be, and gives the one message.
const tz_diag_entry *test_refused(test_fonts *it, const char *family, const char *text);

#endif
