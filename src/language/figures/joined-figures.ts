import type { Token } from '../text/tokens.js';
import { plain } from '../text/tokens.js';
import type { FigureAnnotation } from './figure.js';
import { readFigures } from './read-figures.js';

/** Tokens that are written as one word. Token indices, `to` exclusive. */
export interface JoinedFigure {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Mail hosts: the words before `at` one of them are the name of a mailbox, never a place. */
const MAIL_HOSTS =
  /@(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|protonmail|proton|aol|gmx|msn|live|mail)\.[a-z.]+$/;
/** Words right before a mailbox name of one word. */
const BEFORE_MAILBOX = /^(email|e-mail|mail|to|is|at|address|write|contact|down)$/;
/** A host begins after one of these words; after any other word its first word is unknown. */
const BEFORE_HOST =
  /^(at|to|on|visit|see|is|are|was|via|from|and|or|with|like|called|site|website|page|url|open|down|try|use|check)$/;
const MAIL = /^(e-?mails?|emailed|mail|address|write|contact|contacted)$/;
/** How many words back mail may be mentioned. */
const MAIL_REACH = 6;

function isSpelled(token: Token | undefined): boolean {
  return /^[a-z]$/.test(plain(token));
}

/** Whether a spoken address is complete: no further word can belong to it. */
function isCertain(tokens: readonly Token[], { from, figure }: FigureAnnotation): boolean {
  const [value = '', ...others] = figure.readings;
  if (/^(https?:|www\.)/.test(value)) return true;
  const before = plain(tokens[from - 1]);
  const open = others.some((other) => other.endsWith(value));
  const [mailbox = '', host] = value.split('@');
  if (host === undefined) return isSpelled(tokens[from]) || !open || BEFORE_HOST.test(before);
  if (/[._+-]/.test(mailbox) || isSpelled(tokens[from])) return true;
  if (open && !BEFORE_MAILBOX.test(before)) return false;
  const mail = tokens.slice(Math.max(0, from - MAIL_REACH), from).some((token) => MAIL.test(plain(token)));
  return MAIL_HOSTS.test(value) || before === 'at' || (mail && BEFORE_MAILBOX.test(before));
}

function textOf(tokens: readonly Token[], annotation: FigureAnnotation): string | null {
  const { figure, rule } = annotation;
  const [reading = ''] = figure.readings;
  if (rule === 'spoken address') return isCertain(tokens, annotation) ? reading : null;
  if (rule === 'spoken path') return reading;
  if (rule !== 'spoken code') return null;
  const written = reading.slice(1);
  const dotted = /^\d+(?:\.\d+){2,}$/.test(written);
  const called = /^\+\d+$/.test(written) || /^1800\d{7}$/.test(written);
  return dotted || called ? written : null;
}

/** Spoken addresses, versions and telephone numbers that are certain, with what is written for them. Quoted and locked words stay as they are. */
export function joinedFigures(tokens: readonly Token[], language: string | null): JoinedFigure[] {
  return readFigures(tokens, language).flatMap((annotation) => {
    const { from, to } = annotation;
    const text = textOf(tokens, annotation);
    const kept = tokens.slice(from, to).some(({ quoted, locked }) => quoted || locked);
    return text === null || kept ? [] : [{ from, to, text }];
  });
}
