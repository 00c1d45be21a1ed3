// The edition of tests/cases/right, whose cards/ has the given files alone: workbooks as CSV, and cards.
#ifndef REPLIED_H
#define REPLIED_H

#include "edited.h"

static inline bool replied_list(void *context, tz_arena *arena, const char *folder, tz_names *names) {
    const edited *it = context;
    size_t size = strlen(folder);
    for (const input_text *at = it->files; at->name; at++) {
        if (!strcmp(folder, ".") && !strchr(at->name, '/'))
            *TZ_ADD(arena, &names->all) = at->name;
        else if (!strncmp(at->name, folder, size) && at->name[size] == '/')
            *TZ_ADD(arena, &names->all) = at->name + size + 1;
    }
    return true;
}

static inline const tz_source *replied_open(void *context, tz_arena *arena, const char *name, tz_place asked,
                                            tz_diag *diag) {
    const edited *it = context;
    bool is_given = strncmp(name, "cards/", 6) != 0;
    for (const input_text *at = it->files; at->name; at++)
        is_given = is_given || !strcmp(at->name, name);
    if (is_given)
        return edited_open(context, arena, name, asked, diag);
    tz_error(diag, asked, "there is no file %s", name);
    return NULL;
}

static inline edited replied_new(const input_text *files) {
    static const char *const folders[] = {"tests/cases/right", NULL};
    return (edited){
        .arena = tz_arena_new(NULL), .diag = tz_diag_new(), .files = files, .right = input_folders(folders)};
}

static inline tz_input replied_input(edited *it) {
    return (tz_input){.open = replied_open, .list = replied_list, .context = it};
}

static inline edited replied_read(const input_text *files) {
    edited it = replied_new(files);
    edited *context = TZ_NEW(it.arena, edited);
    *context = it;
    const tz_input input = replied_input(context);
    it.edition = tz_edition_read(it.arena, &input, 2, it.diag);
    return it;
}

static inline void replied_check_messages(const edited *it, const char *expected) {
    assert_string_equal(input_messages(it->arena, it->diag), expected);
}

static inline void replied_check_message(const edited *it, const char *expected) {
    const char *messages = input_messages(it->arena, it->diag);
    if (!strstr(messages, expected))
        fail_msg("%s\nhas no: %s", messages, expected);
}

// A table of the three cards of tests/cases/right.
#define REPLIED_HEAD "市町村コード,市町村名,●担当課,①食料,②電源,①炊き出し,②その他\r\n"
#define REPLIED_TABLE                                                                                                                \
    REPLIED_HEAD "242012,津市,防災課,米,発電機,有,なし\r\n242055,桑名市,危機管理課,\"・水\n・米\",,有,\r\n" \
                 "242098、245437,尾鷲市、紀北町,防災課,パン,蓄電池,無,特になし\r\n"

#endif
