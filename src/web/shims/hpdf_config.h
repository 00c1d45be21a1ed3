// What libharu's configure would have found.
#define LIBHPDF_STDC_HEADERS 1
