// Digests of bytes, in hexadecimal digits.
#include "base/sha256.h"

#include <nettle/sha2.h>

void tz_digest_hex(const uint8_t *digest, size_t size, char *out) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[2 * size] = 0;
}

void tz_sha256_hex(const void *bytes, size_t size, char out[TZ_SHA256_ROOM]) {
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, size, bytes);
    sha256_digest(&context, sizeof digest, digest);
    tz_digest_hex(digest, sizeof digest, out);
}
