// What a PDF is for, from a command's options: handout, archive or print, and how pages are imposed on sheets.
#include "archive/archive.h"
#include "base/file.h"
#include "base/intl.h"
#include "cli/cli.h"

static bool read_thickness(tz_call *call, tz_len *to) {
    const char *value = tz_call_value(call, "paper-thickness");
    if (!value || tz_pdf_read_millimetres(value, TZ_PDF_MOST_THICKNESS, to))
        return true;
    tz_error(call->diag, (tz_place){0}, _("--paper-thickness is from 0 to 1 millimetre, such as 0.12"));
    return false;
}

static bool read_back_margin(tz_call *call, tz_len *to) {
    const char *value = tz_call_value(call, "back-margin");
    if (!value || tz_pdf_read_millimetres(value, TZ_PDF_MOST_BACK_MARGIN, to))
        return true;
    tz_error(call->diag, (tz_place){0}, _("--back-margin is from 0 to 30 millimetres, such as 3"));
    return false;
}

static bool only_for_print(tz_call *call, tz_purpose purpose) {
    static const char *const names[] = {"icc", "impose", "paper-thickness", "back-margin", "marks", "multiple"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (purpose != TZ_PURPOSE_PRINT && tz_call_value(call, names[i])) {
            tz_error(call->diag, (tz_place){0}, _("--%s needs --for print"), names[i]);
            return false;
        }
    return true;
}

static bool read_multiple(tz_call *call, uint32_t *to) {
    const char *value = tz_call_value(call, "multiple");
    if (!value || tz_pdf_read_count(value, to))
        return true;
    tz_error(call->diag, (tz_place){0}, _("--multiple is a whole number from 1 to 64"));
    return false;
}

static tz_exit read_icc(tz_call *call, tz_pdf_options *how) {
    const char *path = tz_call_value(call, "icc");
    if (!path)
        return TZ_EXIT_OK;
    const tz_source *icc = tz_file_read(call->arena, path, TZ_FILE_LIMIT, (tz_place){0}, call->diag);
    if (!icc)
        return TZ_EXIT_INPUT;
    how->icc = icc->bytes;
    how->icc_size = icc->size;
    how->icc_name = path;
    return TZ_EXIT_OK;
}

tz_exit tz_cli_purpose(tz_call *call, tz_pdf_options *how) {
    *how = (tz_pdf_options){.purpose = (tz_purpose)tz_call_choice(call, "for", TZ_PURPOSE_HANDOUT),
                            .impose = (tz_imposition)tz_call_choice(call, "impose", TZ_IMPOSE_NONE),
                            .threads = tz_cli_threads()};
    if (!only_for_print(call, how->purpose) || !read_thickness(call, &how->paper_thickness) ||
        !read_back_margin(call, &how->back_margin) || !read_multiple(call, &how->multiple))
        return TZ_EXIT_USAGE;
    // An office folds trimmed paper, a print shop trims.
    how->marks = how->impose == TZ_IMPOSE_NONE || tz_call_value(call, "marks");
    return read_icc(call, how);
}

const char *tz_cli_purpose_name(const tz_pdf_options *how) {
    return tz_purpose_words[how->purpose];
}

void tz_cli_attach(tz_call *call, const tz_project *project, const tz_book *book, tz_pdf_options *how) {
    if (how->purpose != TZ_PURPOSE_ARCHIVE)
        return;
    tz_bytes *build = TZ_NEW(call->arena, tz_bytes);
    tz_build_write(call->arena, project, book, call->revision, build);
    how->attachments = tz_archive_attachments(call->arena, project, build, &how->attachments_n);
}
