/** _locale: the "C" locale with UTF-8, the only one there is. */
import { exc, raise } from "../objects/errors.ts";
import { PyDict } from "../objects/dict.ts";
import type { PyModule } from "../objects/function.ts";
import { newList } from "../objects/list.ts";
import { makeStr, type Value } from "../objects/object.ts";
import { toIndexNumber } from "../objects/protocols/operators.ts";
import { exactStr, isStr, textOf } from "../objects/protocols/text.ts";
import { compareStrs } from "../objects/str.ts";
import { defineType, typeOf } from "../objects/type.ts";
import { moduleFrom } from "./module.ts";

const CHAR_MAX = 127;

const categories = {
  LC_CTYPE: 0,
  LC_NUMERIC: 1,
  LC_TIME: 2,
  LC_COLLATE: 3,
  LC_MONETARY: 4,
  LC_MESSAGES: 5,
  LC_ALL: 6,
} as const;

/** Names this locale goes by. */
const names = new Set(["", "C", "POSIX", "C.UTF-8", "C.utf8"]);
let current = "C";

const localeError = defineType({ name: "Error", module: "locale", bases: [exc.Exception] });

function setLocale(category: Value, locale: Value | undefined): Value {
  const number = toIndexNumber(category, exc.OverflowError);
  if (number < 0 || number > categories.LC_ALL) throw raise(localeError, "invalid locale category");
  if (locale === undefined || locale === null) return current;
  const name = isStr(locale) ? textOf(locale) : "?";
  if (!names.has(name)) throw raise(localeError, "unsupported locale setting");
  current = name === "" ? "C.UTF-8" : name;
  return current;
}

function conventions(): Value {
  const dict = new PyDict();
  const { table } = dict;
  table.setString("decimal_point", ".");
  for (const name of [
    "thousands_sep",
    "int_curr_symbol",
    "currency_symbol",
    "mon_decimal_point",
    "mon_thousands_sep",
    "positive_sign",
    "negative_sign",
  ]) {
    table.setString(name, "");
  }
  for (const name of ["grouping", "mon_grouping"]) table.setString(name, newList([]));
  for (const name of [
    "int_frac_digits",
    "frac_digits",
    "p_cs_precedes",
    "p_sep_by_space",
    "n_cs_precedes",
    "n_sep_by_space",
    "p_sign_posn",
    "n_sign_posn",
  ]) {
    table.setString(name, CHAR_MAX);
  }
  return dict;
}

// Numbers and texts of nl_langinfo as in glibc.
const items: readonly (readonly [string, number, string])[] = [
  ["CODESET", 14, "UTF-8"],
  ["RADIXCHAR", 65536, "."],
  ["THOUSEP", 65537, ""],
  ["D_T_FMT", 131112, "%a %b %e %H:%M:%S %Y"],
  ["D_FMT", 131113, "%m/%d/%y"],
  ["T_FMT", 131114, "%H:%M:%S"],
  ["T_FMT_AMPM", 131115, "%I:%M:%S %p"],
  ["AM_STR", 131110, "AM"],
  ["PM_STR", 131111, "PM"],
  ["YESEXPR", 327680, "^[yY]"],
  ["NOEXPR", 327681, "^[nN]"],
  ["CRNCYSTR", 262159, "-"],
  ["ERA", 131116, ""],
  ["ERA_D_FMT", 131118, ""],
  ["ERA_D_T_FMT", 131120, ""],
  ["ERA_T_FMT", 131121, ""],
  ["ALT_DIGITS", 131119, ""],
];

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const ABBREVIATED_DAY = 131072;
const FULL_DAY = 131079;
const ABBREVIATED_MONTH = 131086;
const FULL_MONTH = 131098;

function allItems(): (readonly [string, number, string])[] {
  return [
    ...items,
    ...days.map((name, i) => [`ABDAY_${i + 1}`, ABBREVIATED_DAY + i, name.slice(0, 3)] as const),
    ...days.map((name, i) => [`DAY_${i + 1}`, FULL_DAY + i, name] as const),
    ...months.map(
      (name, i) => [`ABMON_${i + 1}`, ABBREVIATED_MONTH + i, name.slice(0, 3)] as const,
    ),
    ...months.map((name, i) => [`MON_${i + 1}`, FULL_MONTH + i, name] as const),
  ];
}

function languageInfo(key: Value): Value {
  const number = toIndexNumber(key, exc.OverflowError);
  const item = allItems().find((row) => row[1] === number);
  if (item === undefined) throw raise(exc.ValueError, "unsupported langinfo constant");
  return item[2];
}

function collate(a: Value, b: Value): Value {
  if (!isStr(a) || !isStr(b)) {
    const wrong = isStr(a) ? b : a;
    const place = isStr(a) ? 2 : 1;
    throw raise(
      exc.TypeError,
      `strcoll() argument ${place} must be str, not ${typeOf(wrong).name}`,
    );
  }
  return Math.sign(compareStrs(exactStr(a), exactStr(b)));
}

export function makeModule(): PyModule {
  const constants: Record<string, Value> = { CHAR_MAX, Error: localeError, ...categories };
  for (const [name, number] of allItems()) constants[name] = number;
  return moduleFrom("_locale", "Support for POSIX locales.", {
    functions: {
      setlocale: ["category, locale=None, /", setLocale],
      localeconv: ["", conventions],
      nl_langinfo: ["key, /", languageInfo],
      getencoding: ["", () => "utf-8"],
      strcoll: ["os1, os2, /", collate],
      strxfrm: ["string, /", (string: Value) => makeStr(textOf(string))],
    },
    values: constants,
  });
}
