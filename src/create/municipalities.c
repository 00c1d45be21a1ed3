// municipalities.yaml: the list that cards and replies are compared with.
#include "create/create.h"

static void put_entry(tz_arena *arena, tz_bytes *out, const tz_municipality *it) {
    tz_bytes_format(arena, out, "  - {code: \"%.*s\", name: ", (int)it->code.size, it->code.bytes);
    tz_create_put_text(arena, out, &it->name, 0, true);
    if (it->roman.size)
        tz_bytes_format(arena, out, ", roman: %.*s", (int)it->roman.size, it->roman.bytes);
    for (size_t i = 0; i < it->was.n; i++)
        tz_bytes_format(arena, out, "%s\"%.*s\"", i ? ", " : ", was: [", (int)it->was.at[i].size, it->was.at[i].bytes);
    tz_bytes_format(arena, out, it->was.n ? "]}\n" : "}\n");
}

void tz_create_municipalities(tz_arena *arena, const char *prefecture, const tz_municipality *all, size_t n,
                              const char *source, tz_created *created) {
    tz_bytes out = {0};
    tz_bytes_format(
        arena, &out,
        "# %sの%s(%zu): 全国地方公共団体コード、正式な表記、ファイル名に使うローマ字です。\n"
        "# カードの順番は、edition.yaml に regions: を書かなければ、この一覧の順です。行を並べ替えてもかまいません。\n"
        "source: %s\n"
        "municipalities:\n",
        prefecture, tz_units_of(all, n), n, source);
    for (size_t i = 0; i < n; i++)
        put_entry(arena, &out, &all[i]);
    tz_created_add(arena, created, "municipalities.yaml", &out);
}

void tz_create_municipalities_of(tz_arena *arena, const tz_prefecture *prefecture, tz_created *created) {
    tz_municipality *all = TZ_ARRAY(arena, tz_municipality, prefecture->municipalities_n);
    for (size_t i = 0; i < prefecture->municipalities_n; i++) {
        const tz_place_entry *it = &prefecture->municipalities[i];
        all[i] = (tz_municipality){.code = it->code, .name = it->name, .roman = it->roman};
    }
    tz_create_municipalities(arena, prefecture->own.name.bytes, all, prefecture->municipalities_n,
                             "全国地方公共団体コード(総務省)", created);
}
