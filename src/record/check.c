// Checks that several readers of records share.
#include "base/intl.h"
#include "record/read.h"

const char *const tz_card_keys[TZ_CARD_KEYS] = {"municipalities", "language"};

bool tz_card_has_key(const tz_text *key) {
    for (size_t i = 0; i < TZ_CARD_KEYS; i++)
        if (tz_text_is(key, tz_card_keys[i]))
            return true;
    return false;
}

bool tz_record_check_kind(tz_record_reader *r, const tz_yaml *node, tz_yaml_kind kind) {
    if (node->unreadable)
        return false;
    if (node->kind == kind)
        return true;
    const char *message = kind == TZ_SEQUENCE         ? _("a list is expected here")
                          : kind == TZ_MAPPING        ? _("keys with values (key: value) are expected here")
                          : node->kind == TZ_SEQUENCE ? _("a text is expected here, not a list")
                                                      : _("a text is expected here, not keys with values");
    tz_error(r->diag, node->place, "%s", message);
    return false;
}
