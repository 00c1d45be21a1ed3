// Messages in the reader's language: _("…") is looked up with gettext in the domain "tsuzuri"; N_("…") only marks.
#ifndef TSUZURI_INTL_H
#define TSUZURI_INTL_H

#include <libintl.h>

#define TZ_DOMAIN "tsuzuri"
#define _(text) dgettext(TZ_DOMAIN, (text))
#define N_(text) (text)

#endif
