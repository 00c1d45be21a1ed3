// Digests as archives write them: in hexadecimal digits.
#include "archive/digest.h"

#include <nettle/nettle-meta.h>
#include <string.h>
#include <strings.h>

struct tz_sum_kind {
    const char *name, *title;
    const struct nettle_hash *hash;
};

// Named as RFC 8493 has it (2.4), weakest first; other programs have an underscore where the RFC leaves the hyphen out.
static const tz_sum_kind kinds[TZ_SUM_KINDS] = {
    {"md5", "MD5", &nettle_md5},
    {"sha1", "SHA-1", &nettle_sha1},
    {"sha224", "SHA-224", &nettle_sha224},
    {"sha256", "SHA-256", &nettle_sha256},
    {"sha384", "SHA-384", &nettle_sha384},
    {"sha512", "SHA-512", &nettle_sha512},
    {"sha3224", "SHA3-224", &nettle_sha3_224},
    {"sha3256", "SHA3-256", &nettle_sha3_256},
    {"sha3384", "SHA3-384", &nettle_sha3_384},
    {"sha3512", "SHA3-512", &nettle_sha3_512},
};

// ---- kinds ----

const tz_sum_kind *tz_sum_kind_find(const char *name, size_t size) {
    char plain[16];
    size_t n = 0;
    for (size_t i = 0; i < size; i++)
        if (name[i] != '-' && name[i] != '_' && n < sizeof plain)
            plain[n++] = name[i];
    for (size_t i = 0; i < TZ_SUM_KINDS; i++)
        if (n == strlen(kinds[i].name) && !strncasecmp(plain, kinds[i].name, n))
            return &kinds[i];
    return NULL;
}

const char *tz_sum_kind_title(const tz_sum_kind *kind) {
    return kind->title;
}

size_t tz_sum_kind_digits(const tz_sum_kind *kind) {
    return 2 * kind->hash->digest_size;
}

size_t tz_sum_kind_index(const tz_sum_kind *kind) {
    return (size_t)(kind - kinds);
}

// ---- several at once ----

void tz_sums_want(tz_arena *arena, tz_sums *sums, const tz_sum_kind *kind) {
    for (size_t i = 0; i < sums->n; i++)
        if (sums->kinds[i] == kind)
            return;
    sums->kinds[sums->n] = kind;
    sums->contexts[sums->n] = tz_arena_alloc(arena, kind->hash->context_size);
    kind->hash->init(sums->contexts[sums->n++]);
}

bool tz_sums_add(void *sums, const void *bytes, size_t size) {
    tz_sums *to = sums;
    for (size_t i = 0; i < to->n; i++)
        to->kinds[i]->hash->update(to->contexts[i], size, bytes);
    to->size += size;
    return true;
}

void tz_sums_hex(const tz_sums *sums, const tz_sum_kind *kind, char out[TZ_SUM_ROOM]) {
    uint8_t digest[TZ_SUM_ROOM / 2];
    out[0] = 0;
    for (size_t i = 0; i < sums->n; i++)
        if (sums->kinds[i] == kind) {
            kind->hash->digest(sums->contexts[i], kind->hash->digest_size, digest);
            tz_digest_hex(digest, kind->hash->digest_size, out);
        }
}
