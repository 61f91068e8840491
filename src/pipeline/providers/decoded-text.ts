/** Named references of HTML that models and servers write. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  cent: '¢',
  copy: '©',
  deg: '°',
  euro: '€',
  gt: '>',
  hellip: '…',
  iexcl: '¡',
  iquest: '¿',
  laquo: '«',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  oslash: 'ø',
  Oslash: 'Ø',
  pound: '£',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  reg: '®',
  rsquo: '’',
  szlig: 'ß',
};
/** Combining marks by the end of the name of a letter, as in `eacute`. */
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  cedil: '\u0327',
  circ: '\u0302',
  grave: '\u0300',
  ring: '\u030a',
  tilde: '\u0303',
  uml: '\u0308',
};
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));/g;

function characterOf(code: number): string | null {
  const valid = code >= 32 && code <= 0x10_ffff && (code < 0xd8_00 || code > 0xdf_ff);
  return valid ? String.fromCodePoint(code).replace('\u00a0', ' ') : null;
}

function letterOf(name: string): string | null {
  const [, letter = '', mark = ''] = /^([A-Za-z])(acute|cedil|circ|grave|ring|tilde|uml)$/.exec(name) ?? [];
  return letter === '' ? null : `${letter}${MARKS[mark] ?? ''}`.normalize('NFC');
}

/** References of HTML as characters. Gateways escape twice, so `&amp;#39;` is an apostrophe too. */
function withoutReferences(text: string): string {
  const once = (said: string) =>
    said.replace(REFERENCE, (reference, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? letterOf(name) ?? reference;
      return characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? reference;
    });
  return once(once(text));
}

/** Escapes of JSON that a server escaped twice. `\n` counts between sentences and words alone: `C:\new` is a path. */
function withoutEscapes(text: string): string {
  return text
    .replace(/\\u([\da-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(["/])/g, '$1')
    .replace(/(^|[\s.,!?…;"'”’)\]])((?:\\[nrt])+)/g, (_, before: string, escapes: string) =>
      escapes.includes('n') ? before + '\n'.repeat(escapes.split('n').length - 1) : `${before} `,
    );
}

/** Bytes that a tokeniser without a word for them writes as `<0x0A>`. */
function withoutByteTokens(text: string): string {
  return text.replace(/(?:<0x[\dA-F]{2}>)+/g, (tokens) =>
    Buffer.from(tokens.replace(/[<>]|0x/g, ''), 'hex').toString(),
  );
}

/** The signs of tokenisers for a blank and a line: SentencePiece's, and those of byte-level BPE in a text that has no blanks. */
function withoutTokenBlanks(text: string): string {
  const plain = text.replaceAll('▁', ' ');
  if (!plain.includes('Ġ') || /\S \S/.test(plain)) return plain;
  return plain.replaceAll('Ġ', ' ').replaceAll('Ċ', '\n');
}

/** The last byte of quotes and dashes in UTF-8, as Windows-1252 shows it. */
const AFTER_E2_80: Readonly<Record<string, string>> = {
  '\u0153': '“',
  '\u009d': '”',
  '\u02dc': '‘',
  '\u2122': '’',
  '\u201c': '–',
  '\u201d': '—',
  '\u00a6': '…',
  '\u00a2': '•',
};

/** UTF-8 that was read as Windows-1252: `â€™` for an apostrophe, `cafÃ©`. */
function withoutMojibake(text: string): string {
  const read = text
    .replace(
      /\u00e2\u20ac([\u0153\u009d\u02dc\u2122\u201c\u201d\u00a6\u00a2])/g,
      (_, last: string) => AFTER_E2_80[last] ?? '',
    )
    .replace(/\u00e2\u0080([\u0090-\u00a6])/g, (_, last: string) =>
      String.fromCharCode(0x20_00 + last.charCodeAt(0) - 0x80),
    )
    .replace(/\u00c3([\u00a1-\u00bf])/g, (_, last: string) => String.fromCharCode(last.charCodeAt(0) + 0x40));
  return read === text ? text : read.replace(/\u00c2([\u00a0-\u00bf])/g, '$1').replaceAll('\u00a0', ' ');
}

const ENCODED =
  /&(?:#\w{1,8}|[A-Za-z]{2,8});|\\[nrtu"/]|<0x[\dA-F]{2}>|[▁Ġ]|\u00e2[\u0080\u20ac]|\u00c3[\u00a1-\u00bf]/;

/**
 * A text without the encodings that servers and tokenisers forget to decode: references of HTML, escapes of JSON, tokens of bytes and blanks, and UTF-8
 * that was read as Windows-1252.
 */
export function decodedText(text: string): string {
  if (!ENCODED.test(text)) return text;
  return [withoutByteTokens, withoutTokenBlanks, withoutMojibake, withoutEscapes, withoutReferences].reduce(
    (sofar, step) => step(sofar),
    text,
  );
}

/** Whether a text has such an encoding itself: then it is not decoded in what was made of it. */
export function isEncoded(text: string): boolean {
  return ENCODED.test(text);
}
