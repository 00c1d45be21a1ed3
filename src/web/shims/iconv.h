// wasi-libc's, but for CP932, of which it knows only a part: that comes from a table of the machine that built the
// page.
#ifndef SHIMS_ICONV_H
#define SHIMS_ICONV_H

#include_next <iconv.h>

iconv_t tz_iconv_open(const char *to, const char *from);
size_t tz_iconv(iconv_t table, char **from, size_t *left, char **to, size_t *room);
int tz_iconv_close(iconv_t table);

#define iconv_open tz_iconv_open
#define iconv tz_iconv
#define iconv_close tz_iconv_close

#endif
