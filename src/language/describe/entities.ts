import { CERTAIN } from '../annotate/annotation.js';
import { isKnownName } from '../edit/casing.js';
import { isMonthName } from '../english/numbers/month-names.js';
import type { SemioticClass } from '../figures/figure.js';
import { readFigures } from '../figures/read-figures.js';
import { type Tags, tagTokens } from '../text/parts-of-speech.js';
import { plain, range, startsSentence, type Token, tokenize } from '../text/tokens.js';
import { daysOf } from './days.js';
import type { TranscriptEntity } from './description.js';

type EntityKind = TranscriptEntity['kind'];

/** Tokens that are one entity, `to` exclusive. */
interface Range {
  readonly kind: EntityKind;
  readonly from: number;
  readonly to: number;
}

/** Maximum number of entities: a bound for a transcript that lists names for hours. */
const MOST = 1_000;
/** Last words in names of organisations. */
const ORGANISATION =
  /^(studios?|records|company|inc|ltd|llc|gmbh|corporation|university|college|hospital|orchestra|foundation|bank|institute)$/;
const PLACE_TAGS = ['City', 'Country', 'Region', 'Place'];
/** The entity kind of a figure. Ordinals, times, telephone numbers and codes are not entities. */
const KINDS: Partial<Record<SemioticClass, EntityKind>> = {
  date: 'date',
  cardinal: 'amount',
  decimal: 'amount',
  fraction: 'amount',
  money: 'amount',
  measure: 'amount',
};

/** Dates and amounts: spoken ones in languages with number words, those in digits in every language. */
function figures(tokens: readonly Token[], language: string | null): Range[] {
  return readFigures(tokens, language).flatMap(({ figure, confidence, from, to }) => {
    const kind = KINDS[figure.class];
    return kind === undefined || confidence < CERTAIN ? [] : [{ kind, from, to }];
  });
}

function days(tokens: readonly Token[], language: string | null): Range[] {
  if (language === null) return [];
  const names = daysOf(language);
  return tokens.flatMap((token, at) =>
    names.has(plain(token).replace(/'s$/, '')) ? [{ kind: 'date', from: at, to: at + 1 }] : [],
  );
}

/** A name with a capital before "Studios", "Records" and the like. */
function organisations(tokens: readonly Token[]): Range[] {
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    const capital = /^\p{Lu}/u.test(token.text) && before !== undefined && /^\p{Lu}/u.test(before.text);
    if (!ORGANISATION.test(plain(token)) || !capital || before.after !== '') return [];
    return [{ kind: 'organisation', from: at - 1, to: at + 1 }];
  });
}

function nameAt(tokens: readonly Token[], tags: readonly Tags[], at: number): EntityKind | null {
  const token = tokens[at]!;
  if (token.text === '') return null;
  const word = plain(token).replace(/'s$/, '');
  if (isMonthName(tokens, at)) return 'date';
  if (isKnownName(tags[at], word)) return PLACE_TAGS.some((tag) => tags[at]!.has(tag)) ? 'place' : 'person';
  const capital = /^\p{Lu}\p{Ll}/u.test(token.text) && !startsSentence(tokens, at);
  return capital && tags[at]?.has('Organization') ? 'organisation' : null;
}

/** People, places and organisations by an English tagger. */
function names(tokens: readonly Token[]): Range[] {
  const tags = tagTokens(tokens);
  return tokens.flatMap((_, at) => {
    const kind = nameAt(tokens, tags, at);
    return kind === null ? [] : [{ kind, from: at, to: at + 1 }];
  });
}

/** Removes entities that overlap one of an earlier list, and joins adjacent entities of one kind: "New York", "Monday march third". */
function joined(lists: readonly (readonly Range[])[], tokens: readonly Token[]): Range[] {
  const taken = new Set<number>();
  const kept: Range[] = [];
  for (const entity of lists.flat()) {
    const places = range(entity.from, entity.to);
    if (places.some((at) => taken.has(at))) continue;
    for (const at of places) taken.add(at);
    kept.push(entity);
  }
  const ranges: Range[] = [];
  for (const entity of kept.toSorted((a, b) => a.from - b.from)) {
    const open = ranges.at(-1);
    const beside = open?.to === entity.from && open.kind === entity.kind && tokens[open.to - 1]?.after === '';
    if (beside && entity.kind !== 'amount') ranges[ranges.length - 1] = { ...open, to: entity.to };
    else ranges.push(entity);
  }
  return ranges;
}

/**
 * People, organisations, places, dates and amounts of a transcript with their offsets, in order. Names are searched in English only.
 * The same text gives the same list.
 * @param language BCP 47; null: only what is the same in every language
 */
export function entitiesOf(text: string, language: string | null): TranscriptEntity[] {
  const tokens = tokenize(text);
  const english = language?.toLowerCase().split('-')[0] === 'en';
  const named = english ? [organisations(tokens), names(tokens)] : [];
  const ranges = joined([figures(tokens, language), days(tokens, language), ...named], tokens);
  return ranges.slice(0, MOST).map(({ kind, from, to }) => {
    const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end];
    return { kind, text: text.slice(start, end), start, end };
  });
}
