import { useEffect, useState } from 'react';
import { momentInWords } from './moment.js';

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
];
const FORMAT = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const REFRESH_MS = 30_000;

/** When something was, in words, with the exact time as its title. */
export function Ago({ at }: { readonly at: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={momentInWords(at)}>
      {agoInWords(Date.parse(at), now)}
    </time>
  );
}

/** @param at and now in milliseconds */
export function agoInWords(at: number, now: number): string {
  let amount = Math.min(0, Math.round((at - now) / 1000));
  if (amount > -10) return 'just now';
  for (const [unit, size] of UNITS) {
    if (Math.abs(amount) < size) return FORMAT.format(amount, unit);
    amount = Math.round(amount / size);
  }
  return FORMAT.format(amount, 'year');
}
