/**
 * time: clocks, sleeping, calendar times and their text.
 *
 * Calendar arithmetic is done on days since the epoch; the local zone comes from the host for each
 * moment, so that daylight saving is right for dates of any year.
 */
import { host } from "../host/host.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { normalizeInt } from "../objects/integer-arithmetic.ts";
import type { MethodRow } from "../objects/native.ts";
import { toDouble } from "../objects/numeric-values.ts";
import { makeStr, PyFloat, type Value } from "../objects/object.ts";
import { call } from "../objects/protocols/calls.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { toIndex } from "../objects/protocols/operators.ts";
import { isStr, textOf } from "../objects/protocols/text.ts";
import { makeNamespace } from "../objects/simple-namespace.ts";
import {
  defineStructSequence,
  makeStructSequence,
  PyStructSequence,
} from "../objects/struct-sequence.ts";
import { PyTuple } from "../objects/tuple.ts";
import { typeOf } from "../objects/type.ts";
import { interpreter } from "../objects/interpreter-hooks.ts";
import { poll, thread } from "../vm/thread.ts";
import { moduleFrom } from "./module.ts";
import { type CalendarTime, daysFromCivil, formatTime, timeFromSeconds } from "./time-format.ts";

const structTimeType = defineStructSequence({
  module: "time",
  name: "struct_time",
  fields: [
    "tm_year",
    "tm_mon",
    "tm_mday",
    "tm_hour",
    "tm_min",
    "tm_sec",
    "tm_wday",
    "tm_yday",
    "tm_isdst",
    "tm_zone",
    "tm_gmtoff",
  ],
  visible: 9,
  doc:
    "The time value as returned by gmtime(), localtime(), and strptime(), and\n" +
    " accepted by asctime(), mktime() and strftime().  May be considered as a\n" +
    " sequence of 9 integers.\n\n" +
    " Note that several fields' values are not the same as those defined by\n" +
    " the C language standard for struct tm.  For example, the value of the\n" +
    " field tm_year is the actual year, not year - 1900.  See individual\n" +
    " fields' descriptions for details.",
});

// --- clocks ---

function seconds(nanoseconds: bigint): Value {
  return new PyFloat(Number(nanoseconds) / 1e9);
}

function clock(read: () => bigint): MethodRow {
  return ["", () => seconds(read())];
}

function clockInNanoseconds(read: () => bigint): MethodRow {
  return ["", () => normalizeInt(read())];
}

const now = () => host().now();
const monotonic = () => host().monotonic();
const processTime = () => host().processTime();

const clocks: readonly (readonly [string, number, () => bigint])[] = [
  ["CLOCK_REALTIME", 0, now],
  ["CLOCK_MONOTONIC", 1, monotonic],
  ["CLOCK_PROCESS_CPUTIME_ID", 2, processTime],
  ["CLOCK_THREAD_CPUTIME_ID", 3, processTime],
  ["CLOCK_MONOTONIC_RAW", 4, monotonic],
  ["CLOCK_BOOTTIME", 7, monotonic],
];

function readClock(id: Value): bigint {
  const number = toIndex(id);
  const row = clocks.find((clock) => clock[1] === number);
  if (row === undefined) throw raise(exc.OSError, 22, "Invalid argument");
  return row[2]();
}

function clockInfo(name: Value): Value {
  const text = isStr(name) ? textOf(name) : "";
  const isReal = text === "time";
  if (!isReal && !["monotonic", "perf_counter", "process_time", "thread_time"].includes(text)) {
    throw raise(exc.ValueError, "unknown clock");
  }
  const ids: Readonly<Record<string, string>> = {
    time: "CLOCK_REALTIME",
    process_time: "CLOCK_PROCESS_CPUTIME_ID",
    thread_time: "CLOCK_THREAD_CPUTIME_ID",
  };
  return makeNamespace({
    implementation: `clock_gettime(${ids[text] ?? "CLOCK_MONOTONIC"})`,
    monotonic: !isReal,
    adjustable: isReal,
    resolution: new PyFloat(1e-9),
  });
}

function sleep(duration: Value): null {
  if (isStr(duration)) {
    throw raise(
      exc.TypeError,
      `'${typeOf(duration).name}' object cannot be interpreted as an integer`,
    );
  }
  const length = toDouble(duration);
  if (Number.isNaN(length)) throw raise(exc.ValueError, "Invalid value NaN (not a number)");
  if (length < 0) throw raise(exc.ValueError, "sleep length must be non-negative");
  const flag = thread.interruptFlag;
  host().sleep(length * 1000, () => flag !== null && Atomics.load(flag, 0) !== 0);
  poll();
  return null;
}

// --- calendar times ---

/** Seconds since the epoch, whole; now by default. */
function secondsArgument(value: Value | undefined): number {
  if (value === undefined || value === null) return Math.floor(Number(now()) / 1e9);
  if (value instanceof PyFloat) {
    if (Number.isNaN(value.value)) {
      throw raise(exc.ValueError, "Invalid value NaN (not a number)");
    }
    return checkRange(Math.floor(value.value));
  }
  return checkRange(Number(toIndex(value)));
}

/** Beyond about this many years do not fit a C int. */
const MOST_SECONDS = 6.77e16;

function checkRange(value: number): number {
  if (Math.abs(value) < 2 ** 63) {
    if (Math.abs(value) <= MOST_SECONDS) return value;
    throw raise(exc.OSError, 75, "Value too large for defined data type");
  }
  throw raise(exc.OverflowError, "timestamp out of range for platform time_t");
}

interface Zone {
  readonly offset: number;
  readonly name: string;
  readonly isSummer: boolean;
}

function zoneAt(moment: number): Zone {
  const { minutes, name } = host().localZone(moment);
  const { standard } = yearOffsets(moment);
  return { offset: minutes * 60, name, isSummer: minutes * 60 !== standard };
}

/** The offsets of January and July of a year: the smaller one is standard time. */
function yearOffsets(moment: number): {
  standard: number;
  summer: number;
  names: [string, string];
} {
  const year = timeFromSeconds(moment).year;
  const january = host().localZone(daysFromCivil(year, 1, 1) * 86400);
  const july = host().localZone(daysFromCivil(year, 7, 1) * 86400);
  const isNorthern = january.minutes <= july.minutes;
  const [winter, summer] = isNorthern ? [january, july] : [july, january];
  return {
    standard: winter.minutes * 60,
    summer: summer.minutes * 60,
    names: [winter.name, summer.name],
  };
}

function makeStructTime(time: CalendarTime, isSummer: number, zone: Value, offset: Value): Value {
  const { year, month, day, hour, minute, second, weekday, yearDay } = time;
  return makeStructSequence(structTimeType, [
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday,
    yearDay,
    isSummer,
    zone,
    offset,
  ]);
}

function gmtime(value: Value | undefined): Value {
  return makeStructTime(timeFromSeconds(secondsArgument(value)), 0, "UTC", 0);
}

function localtime(value: Value | undefined): Value {
  return structTimeAt(secondsArgument(value));
}

function structTimeAt(moment: number): Value {
  const zone = zoneAt(moment);
  const time = timeFromSeconds(moment + zone.offset);
  return makeStructTime(time, zone.isSummer ? 1 : 0, makeStr(zone.name), zone.offset);
}

/** The nine fields of a tuple or struct_time. */
function readFields(value: Value): number[] {
  if (!(value instanceof PyTuple)) {
    throw raise(exc.TypeError, "Tuple or struct_time argument required");
  }
  const { items } = value;
  if (items.length !== 9) {
    throw raise(exc.TypeError, `function takes exactly 9 arguments (${items.length} given)`);
  }
  return items.map((item) => Number(toIndex(item)));
}

function calendarTime(value: Value): { time: CalendarTime; isSummer: number } {
  const fields = readFields(value);
  const [year, month, day, hour, minute, second, weekday, yearDay, isSummer] = fields as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const time: CalendarTime = {
    year,
    // Zero stands for one in these (CPython: gettmarg).
    month: month === 0 ? 1 : month,
    day: day === 0 ? 1 : day,
    hour,
    minute,
    second,
    weekday: ((weekday % 7) + 7) % 7,
    yearDay: yearDay === 0 ? 1 : yearDay,
  };
  return { time, isSummer };
}

const ranges: readonly (readonly [keyof CalendarTime, number, number, string])[] = [
  ["month", 1, 12, "month out of range"],
  ["day", 1, 31, "day of month out of range"],
  ["hour", 0, 23, "hour out of range"],
  ["minute", 0, 59, "minute out of range"],
  ["second", 0, 61, "seconds out of range"],
  ["yearDay", 1, 366, "day of year out of range"],
];

function checkTime(time: CalendarTime): CalendarTime {
  for (const [field, low, high, text] of ranges) {
    if (time[field] < low || time[field] > high) throw raise(exc.ValueError, text);
  }
  return time;
}

function mktime(value: Value): Value {
  const { time, isSummer } = calendarTime(value);
  const months = time.year * 12 + time.month - 1;
  const days = daysFromCivil(Math.floor(months / 12), (months % 12) + 1, 1) + time.day - 1;
  const local = days * 86400 + time.hour * 3600 + time.minute * 60 + time.second;
  const { standard, summer } = yearOffsets(local);
  if (isSummer >= 0) return new PyFloat(local - (isSummer > 0 ? summer : standard));
  const guess = host().localZone(local - standard).minutes * 60;
  return new PyFloat(local - guess);
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function textOfTime(time: CalendarTime): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const day = String(time.day).padStart(2);
  const clockText = `${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
  return `${WEEKDAYS[time.weekday]} ${MONTHS[time.month - 1]} ${day} ${clockText} ${time.year}`;
}

function asctime(value: Value | undefined): Value {
  if (value !== undefined) return textOfTime(checkTime(calendarTime(value).time));
  return ctime(undefined);
}

function ctime(value: Value | undefined): Value {
  const moment = secondsArgument(value);
  return textOfTime(timeFromSeconds(moment + zoneAt(moment).offset));
}

function strftime(format: Value, value: Value | undefined): Value {
  if (!isStr(format)) {
    const got = typeOf(format).name;
    throw raise(exc.TypeError, `strftime() argument 1 must be str, not ${got}`);
  }
  if (value === undefined) {
    const moment = secondsArgument(undefined);
    const zone = zoneAt(moment);
    const time = timeFromSeconds(moment + zone.offset);
    return makeStr(formatTime(textOf(format), time, zone.name, zone.offset));
  }
  const { time, isSummer } = calendarTime(value);
  checkTime(time);
  const { standard, summer, names } = yearOffsets(daysFromCivil(time.year, 1, 1) * 86400);
  const zone = isSummer > 0 ? names[1] : names[0];
  const offset = isSummer > 0 ? summer : standard;
  const [given, offsetGiven] = value instanceof PyStructSequence ? value.hidden : [];
  const name = typeof given === "string" ? given : isSummer < 0 ? "" : zone;
  const east = typeof offsetGiven === "number" ? offsetGiven : offset;
  return makeStr(formatTime(textOf(format), time, name, east));
}

function strptime(string: Value, format: Value | undefined): Value {
  const module = interpreter().importModule("_strptime");
  const args = format === undefined ? [string] : [string, format];
  return call(getAttribute(module, "_strptime_time"), args);
}

const functions: Readonly<Record<string, MethodRow>> = {
  time: clock(now),
  time_ns: clockInNanoseconds(now),
  monotonic: clock(monotonic),
  monotonic_ns: clockInNanoseconds(monotonic),
  perf_counter: clock(monotonic),
  perf_counter_ns: clockInNanoseconds(monotonic),
  process_time: clock(processTime),
  process_time_ns: clockInNanoseconds(processTime),
  thread_time: clock(processTime),
  thread_time_ns: clockInNanoseconds(processTime),
  clock_gettime: ["clk_id, /", (id: Value) => seconds(readClock(id))],
  clock_gettime_ns: ["clk_id, /", (id: Value) => normalizeInt(readClock(id))],
  clock_getres: [
    "clk_id, /",
    (id: Value) => {
      readClock(id);
      return new PyFloat(1e-9);
    },
  ],
  get_clock_info: ["name, /", clockInfo],
  sleep: ["seconds, /", sleep],
  gmtime: ["seconds=None, /", gmtime],
  localtime: ["seconds=None, /", localtime],
  mktime: ["time_tuple, /", mktime],
  asctime: ["time_tuple=None, /", asctime],
  ctime: ["seconds=None, /", ctime],
  strftime: ["format, time_tuple=None, /", strftime],
  strptime: ["string, format='%a %b %d %H:%M:%S %Y', /", strptime],
  tzset: ["", () => null],
};

export function makeModule(): PyModule {
  const { standard, summer, names } = yearOffsets(Math.floor(Number(now()) / 1e9));
  const values: Record<string, Value> = {
    struct_time: structTimeType,
    timezone: 0 - standard,
    altzone: 0 - summer,
    daylight: standard === summer ? 0 : 1,
    tzname: new PyTuple(names.map(makeStr)),
    _STRUCT_TM_ITEMS: 11,
  };
  for (const [name, id] of clocks) values[name] = id;
  return moduleFrom("time", "This module provides various functions to manipulate time values.", {
    functions,
    values,
  });
}
