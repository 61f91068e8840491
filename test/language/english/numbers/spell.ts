const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: readonly (readonly [number, string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
];

function belowThousand(value: number, and: boolean): string {
  if (value < 20) return SMALL[value]!;
  if (value < 100) return [TENS[Math.floor(value / 10)], value % 10 === 0 ? '' : SMALL[value % 10]].join(' ').trim();
  const rest = value % 100;
  const tail = rest === 0 ? '' : `${and ? ' and' : ''} ${belowThousand(rest, and)}`;
  return `${SMALL[Math.floor(value / 100)]} hundred${tail}`;
}

/** Says a whole number in English, the British way with `and` or the American way without. */
export function spell(value: number, and: boolean): string {
  const said: string[] = [];
  let rest = value;
  for (const [size, word] of SCALES) {
    if (rest >= size) said.push(`${belowThousand(Math.floor(rest / size), and)} ${word}`);
    rest %= size;
  }
  if (rest > 0 || said.length === 0) {
    const joined = said.length > 0 && rest < 100 && (and || value >= 1e6) ? 'and ' : '';
    said.push(`${joined}${belowThousand(rest, and)}`);
  }
  return said.join(' ');
}

/** Says digits one by one. */
export function spellDigits(digits: string): string {
  return [...digits].map((digit) => SMALL[Number(digit)]).join(' ');
}
