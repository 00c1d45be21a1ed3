// Which subtags of language tags are registered: IANA's Language Subtag Registry as of 2024-03-06, less the languages
// of three letters, of which there are 8,000 and every year more. The two-letter ones are complete for good (ISO
// 639-1).
#include "record/read.h"

#include <string.h>
#include <strings.h>

typedef enum subtag_kind { LANGUAGE, SCRIPT, REGION, VARIANT } subtag_kind;

// Each followed by a space.
static const char *const registered[] = {
    [LANGUAGE] =
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee "
        "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io "
        "is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk "
        "ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc "
        "sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve "
        "vi vo wa wo xh yi yo za zh zu sa ",
    [SCRIPT] =
        "Adlm Afak Aghb Ahom Arab Aran Armi Armn Avst Bali Bamu Bass Batk Beng Bhks Blis Bopo Brah Brai Bugi Buhd "
        "Cakm Cans Cari Cham Cher Chis Chrs Cirt Copt Cpmn Cprt Cyrl Cyrs Deva Diak Dogr Dsrt Dupl Egyd Egyh Egyp "
        "Elba Elym Ethi Gara Geok Geor Glag Gong Gonm Goth Gran Grek Gujr Gukh Guru Hanb Hang Hani Hano Hans Hant "
        "Hatr Hebr Hira Hluw Hmng Hmnp Hrkt Hung Inds Ital Jamo Java Jpan Jurc Kali Kana Kawi Khar Khmr Khoj Kitl "
        "Kits Knda Kore Kpel Krai Kthi Lana Laoo Latf Latg Latn Leke Lepc Limb Lina Linb Lisu Loma Lyci Lydi Mahj "
        "Maka Mand Mani Marc Maya Medf Mend Merc Mero Mlym Modi Mong Moon Mroo Mtei Mult Mymr Nagm Nand Narb Nbat "
        "Newa Nkdb Nkgb Nkoo Nshu Ogam Olck Onao Orkh Orya Osge Osma Ougr Palm Pauc Pcun Pelm Perm Phag Phli Phlp "
        "Phlv Phnx Piqd Plrd Prti Psin Ranj Rjng Rohg Roro Runr Samr Sara Sarb Saur Sgnw Shaw Shrd Shui Sidd Sidt "
        "Sind Sinh Sogd Sogo Sora Soyo Sund Sunu Sylo Syrc Syre Syrj Syrn Tagb Takr Tale Talu Taml Tang Tavt Tayo "
        "Telu Teng Tfng Tglg Thaa Thai Tibt Tirh Tnsa Todr Tols Toto Tutg Ugar Vaii Visp Vith Wara Wcho Wole Xpeo "
        "Xsux Yezi Yiii Zanb Zinh Zmth Zsye Zsym Zxxx Zyyy Zzzz ",
    [REGION] =
        "AA AC AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT "
        "BU BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CS CU CV CW CX CY CZ DD DE DG DJ DK DM DO DZ EA "
        "EC EE EG EH ER ES ET EU EZ FI FJ FK FM FO FR FX GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK "
        "HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK "
        "LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL "
        "NO NP NR NT NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ "
        "SK SL SM SN SO SR SS ST SU SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TP TR TT TV TW TZ UA UG UM UN US "
        "UY UZ VA VC VE VG VI VN VU WF WS YD YE YT YU ZA ZM ZR ZW ZZ 001 002 003 005 009 011 013 014 015 017 018 019 "
        "021 029 030 034 035 039 053 054 057 061 142 143 145 150 151 154 155 202 419 ",
    [VARIANT] =
        "1606nict 1694acad 1901 1959acad 1994 1996 abl1943 akuapem alalc97 aluku anpezo ao1990 aranes arevela arevmda "
        "arkaika asante auvern baku1926 balanka barla basiceng bauddha bciav bcizbl biscayan biske blasl bohoric "
        "boont bornholm cisaup colb1945 cornu creiss dajnko ekavsk emodeng fascia fodom fonipa fonkirsh fonnapa "
        "fonupa fonxsamp gallo gascon gherd grclass grital grmistr hepburn heploc hognorsk hsistemo ijekavsk itihasa "
        "ivanchov jauer jyutping kkcor kociewie kscor laukika lemosin lengadoc lipaw ltg1929 ltg2007 luna1918 metelko "
        "monoton ndyuka nedis newfound nicard njiva nulik osojs oxendict pahawh2 pahawh3 pahawh4 pamaka peano pehoeji "
        "petr1708 pinyin polyton provenc puter rigik rozaj rumgr scotland scouse simple solba sotav spanglis surmiran "
        "sursilv sutsilv synnejyl tailo tarask tongyong tunumiit uccor ucrcor ulster unifon vaidika valbadia valencia "
        "vallader vecdruka vivaraup wadegile xsistemo ",
};

static bool is_listed(subtag_kind kind, const char *subtag, size_t size) {
    for (const char *at = registered[kind]; *at; at = strchr(at, ' ') + 1)
        if (at[size] == ' ' && strncasecmp(at, subtag, size) == 0)
            return true;
    return false;
}

static bool is_between(const char *subtag, const char *first, const char *last) {
    size_t size = strlen(first);
    return strncasecmp(subtag, first, size) >= 0 && strncasecmp(subtag, last, size) <= 0;
}

// For private use: Qaaa to Qabx, QM to QZ, XA to XZ.
static bool is_known(subtag_kind kind, const char *subtag, size_t size) {
    return is_listed(kind, subtag, size) || (kind == SCRIPT && is_between(subtag, "Qaaa", "Qabx")) ||
           (kind == REGION && size == 2 && (is_between(subtag, "QM", "QZ") || is_between(subtag, "XA", "XZ")));
}

static bool begins_with_digit(const char *subtag) {
    return *subtag >= '0' && *subtag <= '9';
}

// What a subtag is, by its length and place (RFC 5646, 2.2). Three letters are a language or extend one.
static bool is_registered(const char *subtag, size_t size, bool first) {
    if (size == 3 && !begins_with_digit(subtag))
        return true;
    if (first)
        return size == 2 && is_known(LANGUAGE, subtag, size);
    if (size == 4 && !begins_with_digit(subtag))
        return is_known(SCRIPT, subtag, size);
    return is_known(size <= 3 ? REGION : VARIANT, subtag, size);
}

bool tz_language_is_registered(const tz_text *tag, size_t *wrong) {
    for (size_t at = 0, size; at < tag->size; at += size + 1) {
        const char *subtag = tag->bytes + at, *end = memchr(subtag, '-', tag->size - at);
        size = end ? (size_t)(end - subtag) : tag->size - at;
        if (size == 1) // what follows is private, or another standard's
            return true;
        *wrong = at;
        if (!is_registered(subtag, size, at == 0))
            return false;
    }
    return true;
}
