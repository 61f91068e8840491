import { addressReading } from '../../figures/electronic.js';
import { readFigures } from '../../figures/read-figures.js';
import { lexiconOf } from '../../lexicons/lexicons.js';
import { tokenize } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import type { Finding } from '../verdict.js';

interface Mark {
  readonly what: string;
  readonly pattern: RegExp;
}

/** Active or hidden content, which is not speech and must not reach a reader. */
const ACTIVE: readonly Mark[] = [
  { what: 'a comment or a declaration', pattern: /<!--[\s\S]*?(?:-->|$)|<[!?]\[?[a-z][^<>]*>?/giu },
  { what: 'a tag', pattern: /<[/!?]?\p{L}[^\s<>]*(?:[\s/][^<>]*)?>?/gu },
  { what: 'a tag of a model', pattern: /<\|[^|>\n]{1,40}\|>|\[\/?(?:INST|SYS)\]|<<\/?SYS>>/gu },
  { what: 'an escaped character', pattern: /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/giu },
  {
    what: 'a script',
    pattern: /\b(?:javascript|vbscript|data)\s*:\s*\S|\bon(?:error|load|click|mouse\w+|focus)\s*=/giu,
  },
  { what: 'an image', pattern: /!\[[^\][\n]{0,2000}\]\s*[([]/gu },
  {
    what: 'a link',
    pattern: /(?:\[[^\][\n]*)?\]\s*(?:\([^)\n]{0,2000}\)|\[[^\][\n]*\])|^[^\S\r\n\u2028\u2029]*\[[^\]\n]+\]:\s*\S+/gmu,
  },
  // `pаypal` with a Cyrillic letter. Units have a Greek one: `5 μg`, `10 kΩ`.
  {
    what: 'a word of two alphabets',
    pattern:
      /(?<!\p{L})(?!μ\p{Script=Latin}{1,3}(?!\p{L})|\p{Script=Latin}?Ω(?!\p{L}))(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])\p{L}+/gu,
  },
  { what: 'a template', pattern: /\{\{(?:(?!\{\{)[^}\n])*\}\}|\{%(?:(?!\{%)[^\n])*%\}|\$\{(?:(?!\$\{)[^}\n])*\}/gu },
  {
    what: 'an invisible character',
    pattern: /\p{Default_Ignorable_Code_Point}|[\u2028\u2029\uFFF9-\uFFFB]/gu,
  },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match control characters.
  { what: 'a control character', pattern: /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu },
  {
    what: 'a web address',
    pattern: /\b[a-z][a-z\d+.-]{1,10}:\/\/\S+|\bwww\.[^\s.]+\.\S+|\/\/[\p{L}\d-]+\.\p{L}{2,}\S*/giu,
  },
  {
    what: 'a web address',
    pattern:
      /(?<![@\p{L}\d.-])(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+(?:com|org|net|info|biz|io|ai|app|dev|co|me|tv|xyz|site|online|shop|top|ru|cn|de|uk|fr|es|it|pt|nl|eu|us|ca|au|in|ly|gg|link|click|zip)(?:\/\S*)?(?![\p{L}\d])/giu,
  },
  { what: 'an e-mail address', pattern: /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu },
  { what: 'a credential', pattern: /\b(?:sk|pk|ghp|gho|xox[abp]|AKIA|eyJ)[-_]?[A-Za-z\d_-]{16,}/gu },
];

/** Joiners that scripts and emoji need: not hidden where both neighbours are of such a script. */
const JOINER = /\u200C|\u200D|\uFE0E|\uFE0F/u;
const NEEDS_JOINERS =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}]/u;

/** The letters and digits of a text without separators and without the spoken signs of addresses. */
function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(dot|at|slash|colon|dash|hyphen|underscore|point|punkt|punto|arroba|point|ponto|tiret|barra)\b/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether the match was said literally or spelt in words (`example dot com`). */
function wasSaid(match: string, { raw, letters: spoken, addresses }: Spoken, what: string): boolean {
  if (raw.includes(match)) return true;
  if (!what.endsWith('address')) return false;
  const plain = match.toLowerCase().replace(/(?<![.,;:!?)\]"'”’])[.,;:!?)\]"'”’]+$/u, '');
  const bare = letters(plain.replace(/^[a-z]+:\/\//u, ''));
  return addresses.has(addressReading(plain)) || (bare.length > 3 && spoken.includes(bare));
}

/** The speech: its text, its letters without separators, and the addresses that were spelled. */
interface Spoken {
  readonly raw: string;
  readonly letters: string;
  readonly addresses: ReadonlySet<string>;
}

function spokenIn(raw: string, language: string | null): Spoken {
  const figures = readFigures(tokenize(raw), language).map(({ figure }) => figure);
  const addresses = figures.filter((figure) => figure.class === 'electronic').flatMap(({ readings }) => readings);
  return { raw, letters: letters(raw), addresses: new Set(addresses) };
}

/** Names of `@` and of the full stop in addresses, in languages without rules. */
const SPOKEN_AT = /собака|собачка|snabel-a|snabel a|krøllalfa|małpa|zavináč|アット|골뱅이|एट|ऐट/iu;
const SPOKEN_DOT = /точка|крапка|punkt|kropka|tečka|nokta|piste|ドット|점|डॉट|(?<!\p{L})dot(?!\p{L})/iu;

/** Whether an address may have been spelt in the words of a language without rules: then a person compares it. */
function mayBeSpelt(what: string, raw: string, language: string | null): boolean {
  if (lexiconOf(language) !== null || !SPOKEN_DOT.test(raw)) return false;
  return what === 'an e-mail address' ? SPOKEN_AT.test(raw) : what === 'a web address';
}

/** Whether the speech has all words of a stretch, perhaps spelt out. */
function isPaired({ refined, partnersOfWritten, excusedAdded }: Matching, start: number, end: number): boolean {
  const inside = refined.items.flatMap((item, at) => (item.start < end && item.end > start ? [at] : []));
  return (
    inside.length > 0 && inside.every((at) => partnersOfWritten[at]! >= 0 || excusedAdded[at] === 'written as one word')
  );
}

/** Markup, links, scripts and invisible characters of the refined text that were not in the transcript. */
export function activeContent(raw: string, refined: string, language: string | null, matching?: Matching): Finding[] {
  const spoken = spokenIn(raw, language);
  const found: Finding[] = [];
  for (const { what, pattern } of ACTIVE) {
    for (const match of refined.matchAll(pattern)) {
      const [text] = match;
      const [start, end] = [match.index, match.index + text.length];
      const needed =
        JOINER.test(text) &&
        NEEDS_JOINERS.test(`${refined.slice(Math.max(0, start - 2), start)}${refined.slice(end, end + 2)}`);
      const spelt = matching !== undefined && what.endsWith('address') && isPaired(matching, start, end);
      if (needed || spelt || wasSaid(text, spoken, what)) continue;
      if (found.some(({ refinedSpan }) => refinedSpan !== null && start < refinedSpan[1] && end > refinedSpan[0]))
        continue;
      const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
      const open = mayBeSpelt(what, raw, language);
      const message = open
        ? `The text contains ${what}: ${shown}. No rule can read whether it was spelled in words. Compare it with the recording.`
        : `The text contains ${what} that was not said: ${shown}.`;
      found.push({
        check: 'active-content',
        grade: open ? 'REVIEW' : 'REJECT',
        message,
        rawSpan: null,
        refinedSpan: [start, end],
      });
    }
  }
  return found;
}
