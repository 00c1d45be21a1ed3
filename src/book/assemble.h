// Inside the making of a book: from a booklet whose parts are made to the pages of the book.
#ifndef BOOK_ASSEMBLE_H
#define BOOK_ASSEMBLE_H

#include "booklet/booklet.h"

// Puts the pages in the booklet's order and gives them their places and labels; gathers the bookmarks.
void tz_assemble(tz_booklet *b);

#endif
