// SHA-256 as archives write it: in hexadecimal digits.
#include "tsuzuri/archive.h"

#include <nettle/sha2.h>

void tz_sha256_hex(const void *bytes, size_t size, char out[TZ_SHA256_ROOM]) {
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, size, bytes);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[2 * sizeof digest] = 0;
}
