// Codes of municipalities (全国地方公共団体コード).
#include "base/intl.h"
#include "record/read.h"

#include <string.h>

bool tz_code_is_well_formed(const tz_text *code) {
    for (size_t i = 0; i < code->size; i++)
        if (code->bytes[i] < '0' || code->bytes[i] > '9')
            return false;
    return code->size == 6;
}

// 11 − (6a + 5b + 4c + 3d + 2e) mod 11, its last digit (総務省「全国地方公共団体コード」仕様).
char tz_code_check_digit(const char *code) {
    int sum = 0;
    for (int i = 0; i < 5; i++)
        sum += (6 - i) * (code[i] - '0');
    return (char)('0' + (11 - sum % 11) % 10);
}

bool tz_code_check(tz_record_reader *r, const tz_text *code) {
    tz_place place = tz_text_place(code, 0);
    const tz_text *prefecture = &r->edition->prefecture_code;
    if (!tz_code_is_well_formed(code)) {
        tz_error(r->diag, place, _("%s is no municipality code: six half-width digits are expected"),
                 tz_text_excerpt(r->arena, code));
        return false;
    }
    char right = tz_code_check_digit(code->bytes);
    if (code->bytes[5] != right) {
        tz_error(r->diag, place, _("the code %.6s is mistyped: its first five digits need the check digit %c"),
                 code->bytes, right);
        return false;
    }
    if (prefecture->size == 6 && memcmp(code->bytes, prefecture->bytes, 2) != 0) {
        tz_error(r->diag, place, _("the code %.6s belongs to another prefecture: those here begin with %.2s"),
                 code->bytes, prefecture->bytes);
        return false;
    }
    return true;
}
