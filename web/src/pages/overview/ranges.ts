/** A range that the charts can show. Buckets are as wide as the engine keeps figures for such a range: finer ones would be added up first. */
export interface ShownRange {
  readonly value: string;
  readonly label: string;
  readonly seconds: number;
  readonly bucketSeconds: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

export const RANGES: readonly ShownRange[] = [
  { value: '1h', label: 'Hour', seconds: HOUR, bucketSeconds: 60 },
  { value: '6h', label: '6 hours', seconds: 6 * HOUR, bucketSeconds: 900 },
  { value: '24h', label: 'Day', seconds: DAY, bucketSeconds: HOUR },
  { value: '7d', label: 'Week', seconds: 7 * DAY, bucketSeconds: 6 * HOUR },
  { value: '30d', label: '30 days', seconds: 30 * DAY, bucketSeconds: DAY },
  { value: '90d', label: '90 days', seconds: 90 * DAY, bucketSeconds: DAY },
];

/** The range of a value from the address; the day for any other. */
export function rangeNamed(value: string | null): ShownRange {
  return RANGES.find((range) => range.value === value) ?? RANGES[2]!;
}

/** The beginning of a range that ends now, at the beginning of a bucket, so that it stays the same while the bucket lasts. */
export function beginningOf({ seconds, bucketSeconds }: ShownRange, now: number): string {
  const step = bucketSeconds * 1000;
  return new Date(Math.floor((now - seconds * 1000) / step) * step).toISOString();
}

/** How a moment stands on the axis of a range. */
export function axisLabel(at: string, { seconds }: ShownRange): string {
  const moment = new Date(at);
  if (seconds <= DAY)
    return moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return seconds <= 7 * DAY
    ? `${day} ${moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
    : day;
}

/** How long a bucket of a range is, and in which zone its times are. */
export function bucketsInWords({ bucketSeconds }: ShownRange): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const length =
    bucketSeconds < HOUR ? `${bucketSeconds / 60} min` : bucketSeconds < DAY ? `${bucketSeconds / HOUR} h` : '1 day';
  return `Each bar and point is ${length}. Times in ${timeZone}.`;
}
