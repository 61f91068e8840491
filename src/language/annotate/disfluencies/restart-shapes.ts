import { canBeFinite, isVerb } from '../../text/parts-of-speech.js';
import type { Speech } from './speech.js';

/** The subject within a contraction: `he` of `he'd`, empty for any other word. */
export function subjectOf(word: string): string {
  return /^(i|you|he|she|it|we|they|there|that|this|who|what)('(s|m|re|ve|ll|d))?$/.exec(word)?.[1] ?? '';
}

export const QUESTION_WORDS = /^(what|where|when|why|how|who|whom|whose|which|what's|who's|where's|how's)$/;
/** A clause after one of these needs a main clause: `if you can, you should` is not a restart. */
export const SUBORDINATES =
  /^(if|when|whenever|while|although|though|because|since|as|unless|until|till|that|than|who|which|what|how|where|why|whether|once|wherever|whatever)$/;
const MODALS = /^(can|could|will|would|shall|should|may|might|must)(n't)?$|^(can't|won't|cannot)$/;
/** The last word of a stretch of time: `the next day, they left`. */
const TIMES =
  /^(days?|nights?|mornings?|evenings?|afternoons?|weeks?|weekends?|months?|years?|times?|summers?|winters?|springs?|autumns?|falls?|seasons?|hours?|minutes?|seconds?|moments?|half|quarter|decades?|century|later|ago|before|after|today|tomorrow|yesterday|tonight|end|way|right|god|gosh|contrary|case|fact|least|first|last|next|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|christmas|easter)$/;

export function isModal(word: string): boolean {
  return MODALS.test(word);
}

export function isTime(word: string): boolean {
  return TIMES.test(word);
}

/** A finite verb or auxiliary. */
export function isFiniteVerb(speech: Speech, at: number): boolean {
  return speech.lists!.auxiliaries.has(speech.word(at)) || canBeFinite(speech.tagsAt(at));
}

/**
 * Where a subject of a few words begins that opens its clause and ends before a token: `my sister Ruth`, `most teams`. -1 for none. A name
 * alone may be a call, so it does not count as a subject; neither does a stretch of time.
 */
export function nounPhraseBefore(speech: Speech, to: number): number {
  for (let from = to - 1; from >= Math.max(0, to - 5); from -= 1) {
    if (from < to - 1 && speech.isBroken(from)) return -1;
    const word = speech.word(from);
    if (!/^(my|our|your|his|her|their|the|these|those|most|some|many)$/.test(word)) {
      if (isVerb(speech.tagsAt(from)) && !(speech.tagsAt(from)?.has('Noun') ?? false) && from < to - 1) return -1;
      continue;
    }
    const long = to - from >= 2;
    const times = speech.words.slice(from, to).some(isTime);
    return long && !times && speech.opensClause(from) ? from : -1;
  }
  return -1;
}
