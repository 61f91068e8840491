/** A date and a time of day as ISO 8601 and PostgreSQL write them, with `T` or a space between, followed by the zone. */
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?/i;
const ZONE = /(?:Z|[+-](\d{2})(?::?(\d{2})(?::?(\d{2}))?)?)$/i;
/** The largest offset that PostgreSQL accepts, in hours; real time zones use at most 14. */
const FURTHEST_ZONE_HOURS = 15;

/**
 * Whether a text in the form of a date and time names an existing one: JavaScript reads 30 February as 2 March, and PostgreSQL refuses it.
 * The years are 1 to 9999.
 */
export function isOnCalendar(moment: string): boolean {
  const [, year, month, day, hour, minute, second] = (MOMENT.exec(moment) ?? []).map((part) => Number(part ?? 0));
  const [, zoneHours = 0, zoneMinutes = 0, zoneSeconds = 0] = (ZONE.exec(moment) ?? []).map((part) =>
    Number(part ?? 0),
  );
  if (!year || !month || day === undefined || hour === undefined || minute === undefined || second === undefined)
    return false;
  if (month > 12 || day < 1 || day > daysOf(year, month)) return false;
  // 24:00:00 is the end of the day.
  const timeOfDay = hour < 24 || (hour === 24 && minute === 0 && second === 0);
  const zone = zoneHours <= FURTHEST_ZONE_HOURS && zoneMinutes < 60 && zoneSeconds < 60;
  return timeOfDay && minute < 60 && second < 60 && zone;
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
