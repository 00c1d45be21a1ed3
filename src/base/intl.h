// Messages in the reader's language: _("…") is looked up in the catalogue of the thread's language (language.h), which
// is made from src/po; N_("…") only marks a text that is looked up where it is shown.
#ifndef BASE_INTL_H
#define BASE_INTL_H

// The text in the thread's language, or the text itself where that has no translation. Both are constants.
const char *tz_translate(const char *text) __attribute__((format_arg(1)));

#define _(text) tz_translate(text)
#define N_(text) (text)

#endif
