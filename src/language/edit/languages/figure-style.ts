import { words } from '../../lexicons/word-list.js';

/** How a language writes figures. */
export interface FigureStyle {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** Numbers below this one stay in words. */
  readonly least: number;
  /** The separator of thousands, from five digits on. */
  readonly thousands: string;
  /** Between hours and minutes, with their word: `20.30 Uhr`, `20 h 30`. */
  readonly clock: string;
  /** A word of the hour that the written form omits (`heures` of `20 h 30`). Null if it stays. */
  readonly dropsHour: RegExp | null;
  /** Words of a time besides its numbers; with any other word the time stays in words (`half tien`). */
  readonly clockWords: ReadonlySet<string>;
  /** The first of the month and the other days, as ordinals or plain. */
  readonly day: (value: string) => string;
  /** Round numbers that stay in words (`mil gracias`). */
  readonly round: ReadonlySet<string>;
}

const plainDay = (value: string) => value;

export const FIGURE_STYLES: readonly FigureStyle[] = [
  {
    language: 'de',
    least: 13,
    thousands: '.',
    clock: '.',
    dropsHour: null,
    clockWords: words('uhr um'),
    day: (value) => `${value}.`,
    round: words('hundert tausend einhundert eintausend'),
  },
  {
    language: 'nl',
    least: 10,
    thousands: '.',
    clock: '.',
    dropsHour: null,
    clockWords: words('uur om'),
    day: plainDay,
    round: words('honderd duizend'),
  },
  {
    language: 'fr',
    least: 10,
    thousands: ' ',
    clock: ' h ',
    dropsHour: /^heures?$/,
    clockWords: words('heure heures à et'),
    day: (value) => (value === '1' ? '1er' : value),
    round: words('cent mille'),
  },
  {
    language: 'es',
    least: 10,
    thousands: '.',
    clock: ':',
    dropsHour: null,
    clockWords: words('las la y a con'),
    day: plainDay,
    round: words('cien mil ciento'),
  },
  {
    language: 'it',
    least: 10,
    thousands: '.',
    clock: ':',
    dropsHour: null,
    clockWords: words('alle le ore e dalle'),
    day: plainDay,
    round: words('cento mille'),
  },
  {
    language: 'pt',
    least: 10,
    thousands: '.',
    clock: 'h',
    dropsHour: /^horas?$/,
    clockWords: words('às as das horas e'),
    day: plainDay,
    round: words('cem mil cento'),
  },
];

/** The style of a language; null if it has none. Takes any BCP 47 tag. */
export function figureStyleOf(language: string): FigureStyle | null {
  const primary = language.toLowerCase().split('-')[0]!;
  return FIGURE_STYLES.find((style) => style.language === primary) ?? null;
}
