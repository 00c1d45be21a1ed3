// Messages in the reader's language: _("…") is looked up with gettext in the domain "tsuzuri"; N_("…") only marks.
#ifndef BASE_INTL_H
#define BASE_INTL_H

#include <libintl.h>

#define TZ_DOMAIN "tsuzuri"
#define _(text) dgettext(TZ_DOMAIN, (text))
#define N_(text) (text)

#endif
