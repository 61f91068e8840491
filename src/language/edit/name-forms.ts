/** Abbreviations that are not words, in their canonical spelling for every transcription. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  'CEO CFO CTO COO IBM MRI NASA BBC FBI CIA NATO UNESCO USA UK GPS HTML PDF TV DVD DNA RNA UCLA NBA NFL NHL NYPD GDP IPO EBITDA FAQ API SQL VAT ATM USB HIV CRP ESR eGFR TSH PSA HDL LDL BMI ICU GP NHS KPI ROI SEO URL HTTP HTTPS JSON XML CSV CSS SSH VPN DNS AWS GPU CPU ECG EKG CNN NBC UTC GMT PhD'
    .split(' ')
    .map((form): [string, string] => [form.toLowerCase(), form]),
);
const ALWAYS = new Map([
  ['celsius', 'Celsius'],
  ['fahrenheit', 'Fahrenheit'],
]);

/** Also words, but never after `the`. */
const AFTER_THE = /^(us|un|eu)$/;

/** The canonical spelling of a lower-case word with special capitals, with its ending; null for any other. `before` is the word before it. */
export function fixedForm(word: string, before: string): string | null {
  if (before === 'dot') return null;
  if (before === 'the' && AFTER_THE.test(word)) return word.toUpperCase();
  const [, stem = '', ending = ''] = /^(.*?)('?s|')?$/.exec(word) ?? [];
  const whole = ABBREVIATIONS.get(word) ?? ALWAYS.get(word);
  if (whole !== undefined) return whole;
  const form = ABBREVIATIONS.get(stem) ?? ALWAYS.get(stem);
  return form === undefined || ending === '' ? null : form + ending;
}

/** A word with a capital: `o'brien` becomes O'Brien and `mcdonald` McDonald, but `o'clock` is not a name. */
export function capitalized(word: string): string {
  const irish = /^o(['’])(\p{L}{3,})$/u.exec(word);
  if (irish !== null && irish[2] !== 'clock') return `O${irish[1]}${upperFirst(irish[2]!)}`;
  const scottish = /^mc(\p{L}{4,})$/u.exec(word);
  return scottish === null ? upperFirst(word) : `Mc${upperFirst(scottish[1]!)}`;
}

/** A word that never has a capital within a sentence, whatever its tags. */
export function isNeverName(word: string): boolean {
  return /^o'clock$/.test(word) || /^(nil|van|von|der|das|del|la|le|du|di)$/.test(word);
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
