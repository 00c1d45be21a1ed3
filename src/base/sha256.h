// Digests of bytes, in hexadecimal digits.
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { TZ_SHA256_ROOM = 65 }; // of a SHA-256 in small hexadecimal digits, with a NUL
// The SHA-256 (FIPS 180-4) of bytes.
void tz_sha256_hex(const void *bytes, size_t size, char out[TZ_SHA256_ROOM]);
// Any digest in small hexadecimal digits, with a NUL behind the 2 × size of them.
void tz_digest_hex(const uint8_t *digest, size_t size, char *out);

#endif
