const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' } as const;
const MOMENT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', ...TIME });
const OF_DAY = new Intl.DateTimeFormat('en-GB', TIME);

/** A date with its time and the zone of the browser, as in `30 Nov 2026, 12:17:31 UTC`. */
export function momentInWords(at: string): string {
  return MOMENT.format(new Date(at));
}

/** A time of this day with the zone of the browser. */
export function timeInWords(at: string): string {
  return OF_DAY.format(new Date(at));
}
