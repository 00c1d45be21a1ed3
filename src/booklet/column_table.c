// Tables of parts other than cards: placed in the columns of their pages as cards are on theirs.
#include "booklet/booklet.h"

const tz_galley *tz_galley_of_table(tz_arena *arena, const char *name, const tz_grid *grid, const tz_para *below,
                                    tz_length_spec gap) {
    tz_galley *sheet = TZ_NEW(arena, tz_galley);
    tz_galley_block *pieces = TZ_ARRAY(arena, tz_galley_block, 2);
    tz_block_spec *looks = TZ_ARRAY(arena, tz_block_spec, 2);
    looks[0].kind = TZ_BLOCK_TABLE;
    looks[1].kind = TZ_BLOCK_HEADING;
    looks[1].before = gap;
    sheet->names = name;
    sheet->pieces = pieces;
    if (grid->rows > grid->head_rows) {
        pieces[0].look = &looks[0];
        pieces[0].grid = *grid;
        pieces[0].solver = tz_solver_new(arena, &pieces[0].grid, &tz_flow_content);
        sheet->pieces_n++;
    }
    if (below) {
        pieces[sheet->pieces_n].look = &looks[1];
        pieces[sheet->pieces_n].para = below;
        sheet->pieces_n++;
    }
    sheet->keep_rows = true;
    return sheet;
}

// The height that the columns of the last page need at least: that of their heads and highest row.
static tz_len highest_row(const tz_placement *where, uint32_t from) {
    tz_len most = 0;
    for (size_t i = 0; i < where->pieces.n; i++) {
        const tz_placed_block *placed = &where->pieces.at[i];
        tz_len heads = 0;
        for (size_t k = 0; placed->page >= from && k < placed->rows.n; k++) {
            const tz_placed_row *row = &placed->rows.at[k];
            if (row->row < (uint32_t)(k + 1) && (row->repeated || placed->begins))
                heads += row->height;
            most = heads + row->height > most ? heads + row->height : most;
        }
        if (!placed->rows.n && placed->page >= from)
            most = placed->height > most ? placed->height : most;
    }
    return most;
}

// The table in columns as high as the area, those of the last page as low as they can be on it.
static const tz_placement *place(tz_maker *m, const tz_column_table *rows, tz_arena *scratch, tz_box area,
                                 tz_len size) {
    const tz_placement *found = tz_galley_place_in(m, scratch, rows->sheet, area, size);
    uint32_t columns = (uint32_t)rows->look->columns;
    if (!found || columns == 1)
        return found;
    uint32_t pages = (found->pages + columns - 1) / columns * columns; // as many columns as these pages have
    tz_galley sheet = *rows->sheet;
    sheet.first_limited_page = pages - columns;
    tz_len least = highest_row(found, sheet.first_limited_page), most = area.height;
    while (most - least > TZ_MM) {
        sheet.low = least + (most - least) / 2;
        const tz_placement *tried = tz_galley_place_in(m, scratch, &sheet, area, size);
        if (!tried)
            return NULL;
        if (tried->pages <= pages) {
            most = sheet.low;
            found = tried;
        } else {
            least = sheet.low;
        }
    }
    return found;
}

static bool draw_all(tz_maker *m, const tz_column_table *rows, tz_canvas c, const tz_placement *where) {
    uint32_t columns = (uint32_t)rows->look->columns, page = 0;
    tz_len step = tz_column_width(m, rows->look) + rows->look->gap;
    tz_placement at = *where;
    for (size_t i = 0; i < where->pieces.n; i++) {
        const tz_placed_block *placed = &where->pieces.at[i];
        for (; page < placed->page / columns; page++) {
            c = tz_next_page(m, m->facts.at[c.index].head);
            rows->again(rows->context, &c);
        }
        at.area.x = where->area.x + (tz_len)(placed->page % columns) * step;
        rows->draw(rows->context, &c, placed, &at);
    }
    return true;
}

bool tz_column_table_set(tz_maker *m, const tz_column_table *rows, tz_canvas c, tz_len top, tz_len size) {
    tz_box area = tz_type_area(m->layout);
    area.width = tz_column_width(m, rows->look);
    area.height -= top - area.y;
    area.y = top;
    tz_arena *scratch = tz_arena_new(m->arena);
    const tz_placement *where = place(m, rows, scratch, area, size);
    bool ok = where && draw_all(m, rows, c, where);
    tz_arena_free(scratch);
    return ok;
}
