// Files named .csv or .tsv, byte for byte, whatever they are. What was read is written out with all fields in quotation
// marks and read again: it must be the same.
#include "fuzz.h"
#include "workbook/csv.h"

#include <string.h>

static void add_quoted(tz_arena *arena, tz_bytes *out, const tz_worksheet_cell *cell) {
    tz_bytes_add(arena, out, "\"", 1);
    for (size_t i = 0; i < cell->size; i++)
        tz_bytes_add(arena, out, cell->bytes[i] == '"' ? "\"\"" : &cell->bytes[i], cell->bytes[i] == '"' ? 2 : 1);
    tz_bytes_add(arena, out, "\"", 1);
}

static tz_bytes write_sheet(tz_arena *arena, const tz_worksheet *sheet) {
    tz_bytes out = {0};
    tz_bytes_add(arena, &out, "\xEF\xBB\xBF", 3);
    uint32_t row = 0, column = 0;
    for (size_t i = 0; i < sheet->cells_n; i++) {
        for (; row < sheet->cells[i].row; row++, column = 0)
            tz_bytes_add(arena, &out, "\r\n", 2);
        for (; column < sheet->cells[i].column; column++)
            tz_bytes_add(arena, &out, ",", 1);
        add_quoted(arena, &out, &sheet->cells[i]);
    }
    return out;
}

static void claim_same_again(fuzz_try *it, const tz_worksheet *sheet) {
    tz_bytes written = write_sheet(it->arena, sheet);
    const tz_workbook *book =
        tz_csv_read(it->arena, tz_source_new(it->arena, "a.csv", written.at, written.n), it->diag);
    fuzz_claim(book && book->sheets->cells_n == sheet->cells_n, "what was written has as many cells");
    for (size_t i = 0; book && i < sheet->cells_n; i++) {
        const tz_worksheet_cell *a = &sheet->cells[i], *b = &book->sheets->cells[i];
        fuzz_claim(a->row == b->row && a->column == b->column, "they are where they were");
        fuzz_claim(a->size == b->size && memcmp(a->bytes, b->bytes, a->size) == 0, "with their texts");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_try it = fuzz_begin();
    const char *bytes = tz_arena_copy(it.arena, data, size), *name = size % 8 == 7 ? "a.tsv" : "a.csv";
    const tz_workbook *book = tz_workbook_read(it.arena, tz_source_new(it.arena, name, bytes, size), it.diag);
    fuzz_workbook(&it, book);
    if (book && book->sheets_n == 1 && !*book->sheets->name)
        claim_same_again(&it, book->sheets);
    fuzz_end(&it);
    return 0;
}
