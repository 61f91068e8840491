import { APIError } from 'openai';
import type { SpeakersWanted } from '../../../jobs/record/speakers-wanted.js';
import type { ModelCapabilities } from './model-capabilities.js';

/** Forms of an answer, the richest first: one that a server refuses is followed by the next. */
export const FORMS = ['diarized_json', 'verbose_json', 'json', 'text'] as const;
export type AnswerFormat = (typeof FORMS)[number];

/** Parameters without which a request still gives the transcript, each with the words by which servers name it. */
const NAMED: Readonly<Record<string, RegExp>> = {
  timestamp_granularities: /timestamp[_ ]?granularit/i,
  chunking_strategy: /chunking[_ ]?strategy/i,
  temperature: /temperature/i,
  prompt: /["'`]?\bprompt\b["'`]?/i,
  keywords: /\bkeywords\b/i,
  response_format: /response[_ ]?format|verbose_json|diarized_json/i,
};

/** What one server refused so far: parameters by their name, formats by their own. */
export type Refused = ReadonlySet<string>;

/** What to leave out, where this error refuses a part of the request that can be left out; otherwise null. */
export function refusedOf(error: unknown, sent: { readonly response_format: AnswerFormat }): string | null {
  const cause = error instanceof Error ? error.cause : null;
  if (!(cause instanceof APIError) || ![400, 415, 422, 500, 501].includes(cause.status ?? 0)) return null;
  const param = typeof cause.param === 'string' ? cause.param.split(/[.[]/)[0] : null;
  const names = Object.keys(NAMED).filter((name) => name in sent);
  const named = names.find((name) => name === param) ?? names.find((name) => NAMED[name]?.test(cause.message));
  if (named !== 'response_format') return named ?? null;
  return sent.response_format === 'text' ? null : sent.response_format;
}

/** The richest form that the model gives, that is wanted and that the server did not refuse. */
export function formatOf(
  { responseFormat }: Pick<ModelCapabilities, 'responseFormat'>,
  speakers: SpeakersWanted = 'off',
  refused: Refused = new Set(),
): AnswerFormat {
  const wanted = responseFormat === 'diarized_json' && speakers === 'off' ? 'json' : responseFormat;
  return FORMS.slice(FORMS.indexOf(wanted)).find((form) => !refused.has(form)) ?? 'text';
}
