/**
 * Calendar arithmetic in the proleptic Gregorian calendar, and strftime as the C library's "C"
 * locale has it. Days are counted from 1970-01-01.
 */

export interface CalendarTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Monday is 0. */
  readonly weekday: number;
  /** From 1. */
  readonly yearDay: number;
}

/** Days before March 1 of year 0 in the era arithmetic below. */
const EPOCH_SHIFT = 719468;
const DAYS_IN_ERA = 146097;

/** Days from the epoch to a date. The year is made to start in March, so that leap days end it. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfMarchYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_IN_ERA + yearOfEra * 365 + leapDays + dayOfMarchYear - EPOCH_SHIFT;
}

/** Year, month and day of a count of days from the epoch. */
function civilFromDays(days: number): [number, number, number] {
  const shifted = days + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfMarchYear = dayOfEra - (365 * yearOfEra + leapDays);
  const monthFromMarch = Math.floor((5 * dayOfMarchYear + 2) / 153);
  const day = dayOfMarchYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

export function dayOfYear(year: number, month: number, day: number): number {
  return daysFromCivil(year, month, day) - daysFromCivil(year, 1, 1) + 1;
}

/** The calendar time of seconds since the epoch, in UTC. */
export function timeFromSeconds(seconds: number): CalendarTime {
  const days = Math.floor(seconds / 86400);
  const rest = seconds - days * 86400;
  const [year, month, day] = civilFromDays(days);
  return {
    year,
    month,
    day,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    // The epoch was a Thursday.
    weekday: (((days + 3) % 7) + 7) % 7,
    yearDay: dayOfYear(year, month, day),
  };
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
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

function pad(value: number, width: number, fill = "0"): string {
  const text = String(Math.abs(value)).padStart(value < 0 ? width - 1 : width, fill);
  return value < 0 ? `-${text}` : text;
}

/** ISO 8601 week and the year it belongs to. */
function isoWeek(time: CalendarTime): [number, number] {
  const week = Math.floor((time.yearDay - 1 - time.weekday + 10) / 7);
  if (week < 1) return [time.year - 1, weeksInYear(time.year - 1)];
  if (week > weeksInYear(time.year)) return [time.year + 1, 1];
  return [time.year, week];
}

function weeksInYear(year: number): number {
  const december31 = (((daysFromCivil(year, 12, 31) + 3) % 7) + 7) % 7;
  const january1 = (((daysFromCivil(year, 1, 1) + 3) % 7) + 7) % 7;
  return december31 === 3 || january1 === 3 ? 53 : 52;
}

/** strftime; `zone` and `offset` (seconds east) are for %Z, %z and %s. */
export function formatTime(
  format: string,
  time: CalendarTime,
  zone: string,
  offset: number,
): string {
  return format.replace(/%[-_0^#]?[EO]?([\s\S])|%$/g, (whole, code: string | undefined) =>
    code === undefined ? whole : formatField(code, whole, time, zone, offset),
  );
}

function formatField(
  code: string,
  whole: string,
  time: CalendarTime,
  zone: string,
  offset: number,
): string {
  const text = fieldText(code, time, zone, offset);
  if (text === undefined) return whole;
  switch (whole[1]) {
    case "-":
      return text.replace(/^[0 ]+(?=\d)/, "");
    case "_":
      return text.replace(/^0+(?=\d)/, (zeros) => " ".repeat(zeros.length));
    case "^":
      return text.toUpperCase();
    default:
      return text;
  }
}

function fieldText(
  code: string,
  time: CalendarTime,
  zone: string,
  offset: number,
): string | undefined {
  const { year, month, day, hour, minute, second, weekday, yearDay } = time;
  const again = (format: string) => formatTime(format, time, zone, offset);
  const hour12 = hour % 12 === 0 ? 12 : hour % 12;
  const sunday = (weekday + 1) % 7;
  switch (code) {
    case "a":
      return (WEEKDAYS[weekday] as string).slice(0, 3);
    case "A":
      return WEEKDAYS[weekday] as string;
    case "b":
    case "h":
      return (MONTHS[month - 1] as string).slice(0, 3);
    case "B":
      return MONTHS[month - 1] as string;
    case "c":
      return again("%a %b %e %H:%M:%S %Y");
    case "C":
      return pad(Math.floor(year / 100), 2);
    case "d":
      return pad(day, 2);
    case "D":
    case "x":
      return again("%m/%d/%y");
    case "e":
      return pad(day, 2, " ");
    case "F":
      return again("%Y-%m-%d");
    case "g":
      return pad(isoWeek(time)[0] % 100, 2);
    case "G":
      return String(isoWeek(time)[0]);
    case "H":
      return pad(hour, 2);
    case "I":
      return pad(hour12, 2);
    case "j":
      return pad(yearDay, 3);
    case "k":
      return pad(hour, 2, " ");
    case "l":
      return pad(hour12, 2, " ");
    case "m":
      return pad(month, 2);
    case "M":
      return pad(minute, 2);
    case "n":
      return "\n";
    case "p":
      return hour < 12 ? "AM" : "PM";
    case "P":
      return hour < 12 ? "am" : "pm";
    case "r":
      return again("%I:%M:%S %p");
    case "R":
      return again("%H:%M");
    case "s":
      return String(
        daysFromCivil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset,
      );
    case "S":
      return pad(second, 2);
    case "t":
      return "\t";
    case "T":
    case "X":
      return again("%H:%M:%S");
    case "u":
      return String(weekday + 1);
    case "U":
      return pad(Math.floor((yearDay - 1 + 7 - sunday) / 7), 2);
    case "V":
      return pad(isoWeek(time)[1], 2);
    case "w":
      return String(sunday);
    case "W":
      return pad(Math.floor((yearDay - 1 + 7 - weekday) / 7), 2);
    case "y":
      return pad(((year % 100) + 100) % 100, 2);
    case "Y":
      return String(year);
    case "z": {
      const size = Math.abs(offset);
      const hours = pad(Math.floor(size / 3600), 2);
      return `${offset < 0 ? "-" : "+"}${hours}${pad(Math.floor(size / 60) % 60, 2)}`;
    }
    case "Z":
      return zone;
    case "%":
      return "%";
    default:
      return undefined;
  }
}
