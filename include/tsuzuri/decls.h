// What lets C++ programs include the public headers: their functions are C functions.
#ifndef TSUZURI_DECLS_H
#define TSUZURI_DECLS_H

// Around a header's declarations, behind its includes.
#ifdef __cplusplus
#define TZ_BEGIN_DECLS extern "C" {
#define TZ_END_DECLS }
#define TZ_NORETURN [[noreturn]]
#else
#define TZ_BEGIN_DECLS
#define TZ_END_DECLS
#define TZ_NORETURN _Noreturn
#endif

#endif
