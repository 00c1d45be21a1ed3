// verify: whether an archived edition is intact, and whether typesetting it again gives the same bytes.
#include "base/intl.h"
#include "cli/archived.h"

static const tz_option options[] = {
    {"rebuild", 'r', NULL,
     .help = N_("typeset the archived edition again and compare the PDFs (always done for a PDF)")},
    {"font-dir", 0, N_("DIR"),
     .help = N_("folder with the font files (otherwise the one that the list of fonts names)"),
     .kind = TZ_VALUE_FOLDER},
    {0},
};

static const tz_operand operands[] = {
    {N_("BAG|PDF"), TZ_VALUE_ARCHIVED,
     N_("folder that tsuzuri archive has made, any other bag, or a PDF of tsuzuri build --for archive")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri archive data/r7 -o archive/r7", N_("an edition that is archived now")},
    {"tsuzuri verify archive/r7", N_("is intact")},
    {"tsuzuri verify --rebuild archive/r7", N_("and still gives the same PDF")},
    {0},
};

static size_t errors(const tz_call *call) {
    return tz_diag_count(call->diag, TZ_ERROR);
}

// ---- setting it again ----

static const tz_source *source_of(tz_arena *arena, const char *name, const tz_bytes *bytes) {
    return tz_source_new(arena, name, bytes->at, bytes->n);
}

// What has changed since it was set; NULL: nothing.
static const char *find_causes(tz_call *call, const tz_build *then, const tz_project *project, const tz_book *book) {
    tz_bytes now = {0};
    tz_build_write(call->arena, project, book, call->revision, &now);
    const tz_build *build = tz_build_read(call->arena, source_of(call->arena, "build.yaml", &now), call->diag);
    return build ? tz_build_difference(call->arena, then, build) : NULL;
}

static tz_book *make_book(tz_call *call, const tz_build *build, const tz_project *project) {
    const char **parts = TZ_ARRAY(call->arena, const char *, build->parts.n);
    for (size_t i = 0; i < build->parts.n; i++)
        parts[i] = tz_text_to_string(call->arena, &build->parts.at[i]);
    const tz_book_options how = {.parts = parts, .parts_n = build->parts.n, .threads = tz_cli_threads()};
    return tz_book_make(call->arena, project->edition, project->layout, project->fonts, &how, call->diag);
}

static const tz_source *pages_of(tz_arena *arena, const tz_book *book) {
    tz_bytes pages = {0};
    tz_pages_write(arena, book, &pages);
    return source_of(arena, TZ_PAGES_FILE, &pages);
}

// The PDF gets the archived build.yaml, not one of today: else it would always differ.
static tz_exit rebuild(tz_call *call, const tz_cli_archived *archived) {
    tz_exit status;
    tz_bytes pdf;
    const tz_source *source = archived->build->source;
    const tz_bytes build = {.at = (char *)source->bytes, .n = source->size};
    const tz_project *project = tz_cli_project_of_archive(call, archived, &status);
    if (!project)
        return status;
    const tz_book *book = make_book(call, archived->build, project);
    if (!book || !tz_cli_archive_pdf(call->arena, project, book, &build, &pdf, call->diag))
        return TZ_EXIT_DATA;
    const char *causes = find_causes(call, archived->build, project, book);
    tz_rebuilt rebuilt = {.archived = archived->pdf, .made = source_of(call->arena, _("the PDF made now"), &pdf)};
    rebuilt.archived_pages = tz_archive_files_find(&archived->files, TZ_PAGES_FILE);
    rebuilt.made_pages = rebuilt.archived_pages ? pages_of(call->arena, book) : NULL;
    rebuilt.causes = causes;
    if (!tz_rebuilt_check(call->arena, &rebuilt, call->diag))
        return TZ_EXIT_DATA;
    tz_bytes_format(call->arena, call->output, _("Typeset again: the same %zu bytes.\n"), pdf.n);
    if (causes)
        tz_bytes_format(call->arena, call->output, _("(Although this has changed since then: %s)\n"), causes);
    return TZ_EXIT_OK;
}

// ---- what is to be checked ----

static void put_result(tz_call *call, const char *path, const tz_bag *found) {
    tz_bytes_format(call->arena, call->output, _("%s is complete and unchanged (BagIt %s). Files: %zu, bytes: %llu\n"),
                    path, found->version, found->files, (unsigned long long)found->size);
    if (*found->seal)
        tz_bytes_format(call->arena, call->output, _("SHA-256 of its %s: %s\n"), found->seal, found->sha256);
}

// What only bags of tsuzuri have: build.yaml, and the PDF with its attachments.
static tz_exit verify_edition(tz_call *call, const char *path, const tz_cli_bag *bag, const tz_bag *found) {
    tz_cli_archived archived;
    tz_archive_files attached;
    if (!tz_cli_archived_read_bag(call->arena, path, bag, &archived, call->diag))
        return TZ_EXIT_DATA;
    const tz_pdf_reader *reader = tz_cli_pdf_reader(call);
    if (!reader)
        return TZ_EXIT_INPUT;
    tz_archive_files_check(call->arena, &archived.files, archived.build, call->diag);
    if (tz_attachments_read(call->arena, reader, archived.pdf, &attached, call->diag))
        tz_archive_files_compare(call->arena, &archived.files, &attached, archived.pdf->name, call->diag);
    if (!errors(call))
        put_result(call, path, found);
    return tz_call_value(call, "rebuild") ? rebuild(call, &archived) : TZ_EXIT_OK;
}

static tz_exit verify_bag(tz_call *call, const char *path) {
    tz_cli_bag bag;
    if (!tz_cli_bag_list(call->arena, path, &bag, call->diag))
        return TZ_EXIT_INPUT;
    const tz_bag *found = tz_cli_bag_check(call->arena, &bag, call->diag);
    if (!found || errors(call))
        return TZ_EXIT_DATA;
    if (tz_cli_bag_is_ours(call->arena, found, &bag))
        return verify_edition(call, path, &bag, found);
    put_result(call, path, found);
    tz_bytes_format(call->arena, call->output,
                    _("It was not made by tsuzuri: all that can be checked of it has been checked.\n"));
    if (tz_call_value(call, "rebuild"))
        tz_error(call->diag, (tz_place){0}, _("%s cannot be typeset again: tsuzuri has not made it"), path);
    return TZ_EXIT_OK;
}

static tz_exit verify_pdf(tz_call *call, const char *path) {
    tz_cli_archived archived;
    tz_exit status;
    if (!tz_cli_archived_read_pdf(call, path, &archived, &status))
        return status;
    tz_archive_files_check(call->arena, &archived.files, archived.build, call->diag);
    if (!errors(call))
        tz_bytes_format(call->arena, call->output, _("%s: %zu attached files, all as build.yaml lists them.\n"), path,
                        archived.files.files.n);
    return rebuild(call, &archived);
}

static tz_exit run(tz_call *call) {
    const char *path = call->operands[0];
    return tz_cli_is_folder(path) ? verify_bag(call, path) : verify_pdf(call, path);
}

const tz_command tz_command_verify = {
    .name = "verify",
    .operands = operands,
    .least = 1,
    .most = 1,
    .summary = N_("check that an archived edition is intact, and typeset it again"),
    .details =
        N_("Bags may be of BagIt 0.93 to 1.0. Whatever is missing, changed or too much is named. A PDF's records\n"
           "are taken out of it and typeset again."),
    .options = options,
    .examples = examples,
    .run = run,
};
