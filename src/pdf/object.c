// libharu's objects, made so that running out of memory never comes back as NULL; and the writing of raw objects.
#include "pdf/writer.h"

#include <string.h>

// libharu gives NULL only when memory runs out, and none of its frames is open here.
static void *made(void *object) {
    if (!object)
        tz_out_of_memory();
    return object;
}

// Into its container at once: until then nobody would free it if memory ran out. What libharu could not put anywhere it
// has freed.
static void *put_into(void *container, const char *key, void *object) {
    HPDF_STATUS status = key ? HPDF_Dict_Add(container, key, object) : HPDF_Array_Add(container, object);
    if (status != HPDF_OK)
        tz_out_of_memory();
    return object;
}

HPDF_Dict tz_pdf_add_dict(tz_pdf *pdf, void *container, const char *key) {
    return put_into(container, key, made(HPDF_Dict_New(pdf->doc->mmgr)));
}

HPDF_Array tz_pdf_add_array(tz_pdf *pdf, void *container, const char *key) {
    return put_into(container, key, made(HPDF_Array_New(pdf->doc->mmgr)));
}

static HPDF_Dict typed(HPDF_Dict dict, const char *type) {
    if (type)
        HPDF_Dict_AddName(dict, "Type", type);
    return dict;
}

HPDF_Dict tz_pdf_new_object(tz_pdf *pdf, const char *type) {
    HPDF_Dict dict = made(HPDF_Dict_New(pdf->doc->mmgr));
    if (HPDF_Xref_Add(pdf->doc->xref, dict) != HPDF_OK) // frees it
        tz_out_of_memory();
    return typed(dict, type);
}

HPDF_Dict tz_pdf_new_stream(tz_pdf *pdf, const char *type) {
    return typed(made(HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref)), type);
}

void tz_pdf_add_box(tz_pdf *pdf, HPDF_Dict dict, const char *key, const int64_t box[4]) {
    HPDF_Array array = tz_pdf_add_array(pdf, dict, key);
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddReal(array, (float)((double)box[i] / TZ_PT));
}

uint32_t tz_pdf_character(const char *utf8, size_t size, size_t *at) {
    unsigned char lead = (unsigned char)utf8[(*at)++];
    uint32_t character = lead < 0x80 ? lead : lead < 0xe0 ? lead & 0x1f : lead < 0xf0 ? lead & 0x0f : lead & 0x07;
    while (*at < size && ((unsigned char)utf8[*at] & 0xc0) == 0x80)
        character = character << 6 | ((unsigned char)utf8[(*at)++] & 0x3f);
    return character;
}

// A character in UTF-16BE; gives the number of bytes.
static size_t utf16(uint32_t character, uint8_t out[4]) {
    size_t n = 0;
    if (character >= 0x10000) {
        uint32_t high = 0xd800 + ((character - 0x10000) >> 10);
        out[n++] = (uint8_t)(high >> 8);
        out[n++] = (uint8_t)high;
        character = 0xdc00 + (character & 0x3ff);
    }
    out[n++] = (uint8_t)(character >> 8);
    out[n++] = (uint8_t)character;
    return n;
}

void tz_pdf_utf16(tz_arena *arena, tz_bytes *out, const char *utf8, size_t size) {
    static const char digits[] = "0123456789ABCDEF";
    for (size_t at = 0; at < size;) {
        uint8_t bytes[4];
        size_t n = utf16(tz_pdf_character(utf8, size, &at), bytes);
        for (size_t i = 0; i < n; i++)
            tz_bytes_add(arena, out, (const char[]){digits[bytes[i] >> 4], digits[bytes[i] & 15]}, 2);
    }
}

bool tz_pdf_is_ascii(const char *text) {
    for (; *text; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

void *tz_pdf_new_string(tz_pdf *pdf, const char *utf8) {
    if (tz_pdf_is_ascii(utf8))
        return made(HPDF_String_New(pdf->doc->mmgr, utf8, NULL));
    size_t size = strlen(utf8), n = 2;
    uint8_t *bytes = tz_arena_array(pdf->arena, size + 1, 2); // never more than twice UTF-8
    bytes[0] = 0xfe;
    bytes[1] = 0xff;
    for (size_t at = 0; at < size;)
        n += utf16(tz_pdf_character(utf8, size, &at), bytes + n);
    return made(HPDF_Binary_New(pdf->doc->mmgr, bytes, (HPDF_UINT)n));
}

void tz_pdf_add_text(tz_pdf *pdf, HPDF_Dict dict, const char *key, const char *utf8) {
    HPDF_Dict_Add(dict, key, tz_pdf_new_string(pdf, utf8));
}

uint32_t tz_pdf_object_number(void *object) {
    return ((const HPDF_Obj_Header *)object)->obj_id & 0x00ffffff;
}

void tz_pdf_put(tz_pdf_object_text *out, const char *text) {
    tz_bytes_add(out->arena, &out->bytes, text, strlen(text));
}

void tz_pdf_put_number(tz_pdf_object_text *out, uint32_t number) {
    tz_bytes_add_number(out->arena, &out->bytes, number);
}

void tz_pdf_put_ref(tz_pdf_object_text *out, uint32_t number) {
    tz_pdf_put_number(out, number);
    tz_pdf_put(out, " 0 R");
}

void tz_pdf_put_text(tz_pdf_object_text *out, const char *key, const char *utf8) {
    if (!utf8)
        return;
    tz_pdf_put(out, key);
    tz_pdf_put(out, "<FEFF");
    tz_pdf_utf16(out->arena, &out->bytes, utf8, strlen(utf8));
    tz_pdf_put(out, ">");
}

void tz_pdf_put_points(tz_pdf_object_text *out, int64_t length) {
    char digits[TZ_POINTS_ROOM];
    tz_points(digits, length);
    tz_pdf_put(out, digits);
    tz_pdf_put(out, " ");
}
