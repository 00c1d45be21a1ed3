// libharu's objects, and those members of its structures that object streams and reserved numbers need.
#include "pdf/writer.h"

#include <hpdf.h>
#include <string.h>

// What is used of libharu's structures is as in 2.3 and 2.4: the members of a document, of a page, of the
// cross-reference and of its entries; that a stream whose `stream` is NULL is written as a plain dictionary; and that
// HPDF_Xref_Add numbers objects one after the other.
#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION < 3 || HPDF_MINOR_VERSION > 4
#error "src/pdf/haru.c is written for libharu 2.3 and 2.4; check what it relies on in their structures first"
#endif

enum { BLOCK_SIZE = 1 << 12 }; // bytes; of the stream in memory that values are written to

// ---- the document ----

bool tz_pdf_haru_fits(const char *version) {
    return !strcmp(version, HPDF_VERSION_TEXT); // structures of another version may have another shape
}

const char *tz_pdf_haru_version(void) {
    return HPDF_GetVersion();
}

static void free_document(void *document) {
    HPDF_Free(document);
}

static void free_stream(void *stream) {
    HPDF_Stream_Free(stream);
}

// libharu gives NULL only when memory runs out; it has returned, so that leaving from here is safe.
static void *made(void *object) {
    if (!object)
        tz_out_of_memory();
    return object;
}

bool tz_pdf_new_document(tz_pdf *pdf) {
    if (!tz_pdf_haru_fits(HPDF_GetVersion())) {
        tz_error(pdf->diag, (tz_place){0}, _("this program was built with libharu %s and cannot run with libharu %s"),
                 HPDF_VERSION_TEXT, HPDF_GetVersion());
        return false;
    }
    pdf->document = made(HPDF_New(NULL, NULL));
    tz_arena_defer(pdf->arena, free_document, pdf->document);
    pdf->values = made(HPDF_MemStream_New(pdf->document->mmgr, BLOCK_SIZE));
    tz_arena_defer(pdf->arena, free_stream, pdf->values);     // after the document's, so that it is freed before that
    HPDF_Dict_RemoveElement(pdf->document->info, "Producer"); // libharu has named itself
    return true;
}

unsigned long tz_pdf_document_error(const tz_pdf *pdf) {
    HPDF_STATUS error = HPDF_GetError(pdf->document);
    if (error == HPDF_FAILD_TO_ALLOC_MEM)
        tz_out_of_memory();
    return error;
}

tz_pdf_dict *tz_pdf_catalog(const tz_pdf *pdf) {
    return pdf->document->catalog;
}

tz_pdf_dict *tz_pdf_info(const tz_pdf *pdf) {
    return pdf->document->info;
}

tz_pdf_dict *tz_pdf_trailer(const tz_pdf *pdf) {
    return pdf->document->trailer;
}

// ---- objects with a number ----

static tz_pdf_dict *typed(tz_pdf_dict *dict, const char *type) {
    if (type)
        tz_pdf_add_name(dict, "Type", type);
    return dict;
}

tz_pdf_dict *tz_pdf_new_object(tz_pdf *pdf, const char *type) {
    HPDF_Dict dict = made(HPDF_Dict_New(pdf->document->mmgr));
    if (HPDF_Xref_Add(pdf->document->xref, dict) != HPDF_OK) // frees it
        tz_out_of_memory();
    return typed(dict, type);
}

tz_pdf_dict *tz_pdf_new_stream(tz_pdf *pdf, const char *type) {
    return typed(made(HPDF_DictStream_New(pdf->document->mmgr, pdf->document->xref)), type);
}

tz_pdf_dict *tz_pdf_new_page(tz_pdf *pdf, tz_pdf_dict **content) {
    HPDF_Page page = made(HPDF_AddPage(pdf->document));
    *content = ((HPDF_PageAttr)page->attr)->contents;
    return page;
}

tz_pdf_dict *tz_pdf_new_outline_item(tz_pdf *pdf, tz_pdf_dict *parent) {
    HPDF_Outline item = made(HPDF_CreateOutline(pdf->document, parent, "-", NULL));
    HPDF_Dict_RemoveElement(item,
                            "Type"); // libharu writes /Type /Outlines, which only the root is (ISO 32000-1, 12.3.3)
    return item;
}

void tz_pdf_set_open(tz_pdf_dict *outline_item, bool open) {
    HPDF_Outline_SetOpened(outline_item, open);
}

uint32_t tz_pdf_object_number(const tz_pdf_dict *object) {
    return object->header.obj_id & 0x00ffffff; // the other bits are flags
}

uint32_t tz_pdf_next_number(const tz_pdf *pdf) {
    return pdf->document->xref->entries->count;
}

// A null object of libharu's in place of one that it does not hold.
static HPDF_Null new_number(tz_pdf *pdf) {
    HPDF_Null object = made(HPDF_Null_New(pdf->document->mmgr));
    if (HPDF_Xref_Add(pdf->document->xref, object) != HPDF_OK) // frees it
        tz_out_of_memory();
    return object;
}

uint32_t tz_pdf_new_numbers(tz_pdf *pdf, uint32_t n) {
    uint32_t first = tz_pdf_next_number(pdf);
    // libharu's list of entries grows by so many at a time, and is copied each time.
    HPDF_List entries = pdf->document->xref->entries;
    if (entries->items_per_block < first / 2 + n)
        entries->items_per_block = first / 2 + n;
    for (uint32_t i = 0; i < n; i++) {
        HPDF_Null object = new_number(pdf);
        HPDF_Xref_GetEntry(pdf->document->xref, first + i)->obj = NULL; // nothing refers to it by its address
        HPDF_FreeMem(pdf->document->mmgr, object);
    }
    return first;
}

uint32_t tz_pdf_add_new_number(tz_pdf *pdf, tz_pdf_dict *dict, const char *key) {
    uint32_t number = tz_pdf_next_number(pdf);
    HPDF_Dict_Add(dict, key, new_number(pdf));
    return number;
}

uint32_t tz_pdf_append_new_number(tz_pdf *pdf, tz_pdf_array *array) {
    uint32_t number = tz_pdf_next_number(pdf);
    HPDF_Array_Add(array, new_number(pdf));
    return number;
}

uint32_t tz_pdf_set_stream_length(tz_pdf_dict *stream, size_t size) {
    HPDF_Number length = HPDF_Dict_GetItem(stream, "Length", HPDF_OCLASS_NUMBER);
    length->value = (HPDF_INT32)size;
    return length->header.obj_id & 0x00ffffff;
}

// Into pdf->values, from where it is copied when libharu has returned: running out of memory must not jump over it.
static bool write_value(tz_pdf *pdf, void *object) {
    return HPDF_Obj_WriteValue(object, pdf->values, NULL) == HPDF_OK;
}

static void take_values(tz_pdf *pdf, tz_arena *arena, tz_bytes *out) {
    HPDF_UINT n;
    for (HPDF_UINT i = 0, at = 0; at < pdf->values->size; i++, at += n) {
        const HPDF_BYTE *block = HPDF_MemStream_GetBufPtr(pdf->values, i, &n);
        tz_bytes_add(arena, out, block, n);
    }
    HPDF_MemStream_FreeData(pdf->values);
}

void tz_pdf_put_object(tz_pdf *pdf, uint32_t number, tz_arena *arena, tz_bytes *out) {
    void *object = HPDF_Xref_GetEntry(pdf->document->xref, number)->obj;
    bool is_dict = (((HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT, written;
    HPDF_Stream content = NULL;
    if (is_dict) {
        content = ((HPDF_Dict)object)->stream;
        ((HPDF_Dict)object)->stream = NULL;
    }
    written = write_value(pdf, object);
    if (is_dict)
        ((HPDF_Dict)object)->stream = content;
    if (written) // else tz_pdf_check() will report
        take_values(pdf, arena, out);
}

void tz_pdf_put_trailer(tz_pdf *pdf, tz_arena *arena, tz_bytes *out) {
    if (write_value(pdf, pdf->document->trailer))
        take_values(pdf, arena, out);
}

// ---- locations ----

enum { IN_OBJECT_STREAM = 'c' }; // a type of entry that libharu does not know

tz_pdf_location tz_pdf_locate(const tz_pdf *pdf, uint32_t number) {
    const HPDF_XrefEntry_Rec *entry = HPDF_Xref_GetEntry(pdf->document->xref, number);
    return (tz_pdf_location){
        .type = entry->entry_typ == IN_OBJECT_STREAM    ? TZ_PDF_IN_OBJECT_STREAM
                : entry->entry_typ == HPDF_IN_USE_ENTRY ? TZ_PDF_AT_OFFSET
                                                        : TZ_PDF_FREE,
        .offset = entry->byte_offset,
        .index = entry->gen_no,
    };
}

void tz_pdf_set_location(tz_pdf *pdf, uint32_t number, tz_pdf_location location) {
    static const char types[] = {HPDF_FREE_ENTRY, HPDF_IN_USE_ENTRY, IN_OBJECT_STREAM};
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(pdf->document->xref, number);
    entry->entry_typ = types[location.type];
    entry->byte_offset = location.offset;
    entry->gen_no = location.index;
}

// ---- entries ----

// A direct object goes into its container at once: until then nobody would free it if memory ran out. What libharu
// could not put anywhere it has freed.
static void *added(HPDF_STATUS status, void *object) {
    if (status != HPDF_OK)
        tz_out_of_memory();
    return object;
}

tz_pdf_dict *tz_pdf_add_dict(tz_pdf_dict *dict, const char *key) {
    HPDF_Dict object = made(HPDF_Dict_New(dict->mmgr));
    return added(HPDF_Dict_Add(dict, key, object), object);
}

tz_pdf_array *tz_pdf_add_array(tz_pdf_dict *dict, const char *key) {
    HPDF_Array object = made(HPDF_Array_New(dict->mmgr));
    return added(HPDF_Dict_Add(dict, key, object), object);
}

void tz_pdf_add_name(tz_pdf_dict *dict, const char *key, const char *name) {
    HPDF_Dict_AddName(dict, key, name);
}

void tz_pdf_add_number(tz_pdf_dict *dict, const char *key, int64_t number) {
    HPDF_Dict_AddNumber(dict, key, (HPDF_INT32)number);
}

void tz_pdf_add_boolean(tz_pdf_dict *dict, const char *key, bool value) {
    HPDF_Dict_AddBoolean(dict, key, value);
}

// A string object: ASCII as it is, anything else in UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2).
static void *string(tz_pdf *pdf, const char *utf8) {
    if (tz_pdf_is_ascii(utf8))
        return made(HPDF_String_New(pdf->document->mmgr, utf8, NULL));
    tz_arena *scratch = tz_arena_new(pdf->arena);
    tz_bytes bytes = {0};
    tz_bytes_add(scratch, &bytes, "\xfe\xff", 2);
    tz_pdf_add_utf16(scratch, &bytes, utf8, strlen(utf8));
    void *made_string =
        made(HPDF_Binary_New(pdf->document->mmgr, (HPDF_BYTE *)(void *)bytes.at, (HPDF_UINT)bytes.n)); // copies them
    tz_arena_free(scratch);
    return made_string;
}

void tz_pdf_add_text(tz_pdf *pdf, tz_pdf_dict *dict, const char *key, const char *utf8) {
    HPDF_Dict_Add(dict, key, string(pdf, utf8));
}

void tz_pdf_add_box(tz_pdf_dict *dict, const char *key, const int64_t box[4]) {
    tz_pdf_array *array = tz_pdf_add_array(dict, key);
    for (int i = 0; i < 4; i++)
        tz_pdf_append_points(array, box[i]);
}

void tz_pdf_add_reference(tz_pdf_dict *dict, const char *key, tz_pdf_dict *object) {
    HPDF_Dict_Add(dict, key, object);
}

static HPDF_STATUS write_verbatim(HPDF_Dict dict, HPDF_Stream out) {
    HPDF_Stream_WriteStr(out, dict->attr);
    return HPDF_Stream_WriteStr(out, "\n");
}

void tz_pdf_add_verbatim(tz_pdf_dict *dict, const char *entry) {
    dict->attr = (void *)(uintptr_t)entry; // which libharu leaves alone in dictionaries of no kind of its own
    dict->write_fn = write_verbatim;
}

tz_pdf_dict *tz_pdf_append_dict(tz_pdf_array *array) {
    HPDF_Dict object = made(HPDF_Dict_New(array->mmgr));
    return added(HPDF_Array_Add(array, object), object);
}

void tz_pdf_append_name(tz_pdf_array *array, const char *name) {
    HPDF_Array_AddName(array, name);
}

void tz_pdf_append_number(tz_pdf_array *array, int64_t number) {
    HPDF_Array_AddNumber(array, (HPDF_INT32)number);
}

void tz_pdf_append_points(tz_pdf_array *array, int64_t length) {
    HPDF_Array_AddReal(array, (float)((double)length / TZ_PT));
}

void tz_pdf_append_null(tz_pdf_array *array) {
    HPDF_Array_Add(array, HPDF_Null_New(array->mmgr));
}

void tz_pdf_append_text(tz_pdf *pdf, tz_pdf_array *array, const char *utf8) {
    HPDF_Array_Add(array, string(pdf, utf8));
}

void tz_pdf_append_bytes(tz_pdf_array *array, const uint8_t *bytes, size_t size) {
    HPDF_Array_Add(array, HPDF_Binary_New(array->mmgr, (HPDF_BYTE *)(uintptr_t)bytes, (HPDF_UINT)size));
}

void tz_pdf_append_reference(tz_pdf_array *array, tz_pdf_dict *object) {
    HPDF_Array_Add(array, object);
}
