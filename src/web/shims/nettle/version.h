// nettle's version, as sources.tsv has it.
#ifndef NETTLE_VERSION_H_INCLUDED
#define NETTLE_VERSION_H_INCLUDED

#define NETTLE_VERSION_MAJOR 3
#define NETTLE_VERSION_MINOR 8

int nettle_version_major(void);
int nettle_version_minor(void);

#endif
