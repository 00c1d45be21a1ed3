// libyaml's syntax errors in words that say what to do.
#include "base/intl.h"
#include "yaml/read.h"

#include <string.h>

typedef struct wording {
    const char *theirs, *ours;
} wording;

static const wording wordings[] = {
    {"could not find expected ':'",
     N_("\":\" and a space are missing after this key; a text of several lines needs | after its key")},
    {"mapping values are not allowed in this context",
     N_("\": \" is not allowed within a text here: put the text in quotation marks, or after | on the next lines")},
    {"did not find expected key",
     N_("a key is expected here: please check the indentation and the quotation marks of this line")},
    {"did not find expected '-' indicator",
     N_("an item with \"- \" is expected here: please check the indentation of this line")},
    {"block sequence entries are not allowed in this context",
     N_("a list item \"- \" is not allowed here: begin it on a line of its own, or put the text in quotation marks")},
    {"mapping keys are not allowed in this context", N_("a key is not allowed here: begin it on a line of its own")},
    {"found character that cannot start any token",
     N_("a text cannot begin with this character: put the text in quotation marks")},
    {"found a tab character", N_("a tab is not allowed as indentation: use spaces")},
    {"found unexpected end of stream", N_("this quotation mark is not closed")},
    {"found unexpected document indicator", N_("this quotation mark is not closed before ---")},
    {"found unknown escape character",
     N_("unknown character after \\: write \\\\ for the character \\ itself, or use ' as quotation marks")},
    {"did not find expected hexdecimal number", N_("the digits of this character number are not complete")},
    {"found invalid Unicode character escape code", N_("there is no character of this number")},
    {"did not find expected ',' or ']'", N_("\",\" or \"]\" is expected here")},
    {"did not find expected ',' or '}'", N_("\",\" or \"}\" is expected here")},
    {"found unexpected ':'", N_("\":\" is not allowed within a text here: put the text in quotation marks")},
    {"did not find expected comment or line break",
     N_("nothing may follow | or > on its line: the text begins on the next line")},
    {"found an indentation indicator equal to 0", N_("the number after | or > must be 1 to 9")},
    {"did not find expected node content", N_("a value is expected here")},
    {"did not find expected <document start>",
     N_("this belongs to nothing before it: please check the indentation of this line")},
    {"did not find expected alphabetic or numeric character",
     N_("a text cannot begin with & or *: put the text in quotation marks")},
    {"did not find expected tag URI", N_("a text cannot begin with !: put the text in quotation marks")},
    {"did not find expected whitespace or line break",
     N_("a text cannot begin with !, & or *: put the text in quotation marks")},
    {"found undefined tag handle", N_("a text cannot begin with !: put the text in quotation marks")},
    {"found unknown directive name", N_("a line cannot begin with %: put the text in quotation marks")},
    {"could not find expected directive name", N_("a line cannot begin with %: put the text in quotation marks")},
    {"found unexpected non-alphabetical character", N_("a line cannot begin with %: put the text in quotation marks")},
};

const char *tz_yaml_explain_problem(const char *problem) {
    for (size_t i = 0; problem && i < sizeof wordings / sizeof wordings[0]; i++)
        if (strncmp(problem, wordings[i].theirs, strlen(wordings[i].theirs)) == 0)
            return _(wordings[i].ours);
    return _("this is not written by the rules of YAML");
}
