import { isKnownName } from '../edit/casing.js';
import { isMonthName } from '../edit/month-names.js';
import { numberValues } from '../english/numbers/number-values.js';
import { type Tags, tagTokens } from '../text/parts-of-speech.js';
import { plain, startsSentence, type Token, tokenize } from '../text/tokens.js';
import type { TranscriptEntity } from './description.js';

type EntityKind = TranscriptEntity['kind'];

/** Entities that are kept: a bound for a transcript that lists names for hours. */
const MOST = 1_000;
const DAY = /^(mon|tues|wednes|thurs|fri|satur|sun)days?$|^(yesterday|today|tomorrow|tonight)$/;
/** Last words of the names of organisations. */
const ORGANISATION =
  /^(studios?|records|company|inc|ltd|llc|gmbh|corporation|university|college|hospital|orchestra|foundation|bank|institute)$/;
const PLACE_TAGS = ['City', 'Country', 'Region', 'Place'];

function kindAt(tokens: readonly Token[], tags: readonly Tags[], at: number): EntityKind | null {
  const token = tokens[at]!;
  const word = plain(token).replace(/'s$/, '');
  if (DAY.test(word) || isMonthName(tokens, at)) return 'date';
  if (isKnownName(tags[at], word)) return PLACE_TAGS.some((tag) => tags[at]!.has(tag)) ? 'place' : 'person';
  const capital = /^\p{Lu}\p{Ll}/u.test(token.text) && !startsSentence(tokens, at);
  return capital && tags[at]?.has('Organization') ? 'organisation' : null;
}

/** Words of one kind side by side are one entity: "New York", "march fourteenth". */
function named(text: string, tokens: readonly Token[]): TranscriptEntity[] {
  const tags = tagTokens(tokens);
  const entities: TranscriptEntity[] = [];
  for (const [at, token] of tokens.entries()) {
    const kind = token.text === '' ? null : kindAt(tokens, tags, at);
    if (kind === null) continue;
    const open = entities.at(-1);
    const beside = open?.kind === kind && open.end === tokens[at - 1]?.end && tokens[at - 1]?.after === '';
    if (open !== undefined && beside) entities[entities.length - 1] = entity(text, kind, open.start, token.end);
    else entities.push(entity(text, kind, token.start, token.end));
  }
  return entities;
}

/** A name with a capital before "Studios", "Records" and the like. */
function organisations(text: string, tokens: readonly Token[]): TranscriptEntity[] {
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    const capital = /^\p{Lu}/u.test(token.text) && before !== undefined && /^\p{Lu}/u.test(before.text);
    if (!ORGANISATION.test(plain(token)) || !capital || before.after !== '') return [];
    return [entity(text, 'organisation', before.start, token.end)];
  });
}

function entity(text: string, kind: EntityKind, start: number, end: number): TranscriptEntity {
  return { kind, text: text.slice(start, end), start, end };
}

/** People, organisations, places, dates and amounts of a transcript with their places in it, in order. The same text gives the same list. */
export function entitiesOf(text: string): TranscriptEntity[] {
  const tokens = tokenize(text);
  const amounts = numberValues(tokens).map(({ start, end }) => entity(text, 'amount', start, end));
  const firms = organisations(text, tokens);
  const names = named(text, tokens).filter(
    ({ start }) => !firms.some((firm) => firm.start <= start && start < firm.end),
  );
  return [...names, ...firms, ...amounts].toSorted((a, b) => a.start - b.start || a.end - b.end).slice(0, MOST);
}
