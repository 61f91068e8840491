import type { Lexicon } from '../../lexicons/lexicon.js';

/** The tense of a verb, as far as its form shows it. */
export type Form = 'base' | 'past' | 'ing';

/** The key by which a word is compared, and the form that the text has. */
export interface WordKey {
  readonly key: string;
  readonly form: Form;
  /** Whether it carries the ending of a plural. */
  readonly plural: boolean;
}

/** Spelling variants that no rule covers. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  'grey gray,cheque check,tyre tire,programme program,aeroplane airplane,licence license,defence defense,offence offense,practise practice,judgement judgment,manoeuvre maneuver,plough plow,sceptical skeptical,storey story,kerb curb,draught draft,pyjamas pajamas,mum mom,mummy mommy,catalogue catalog,dialogue dialog,analogue analog,enrol enroll,fulfil fulfill,jewellery jewelry,ageing aging,acknowledgement acknowledgment,moustache mustache,cosy cozy,artefact artifact,ok okay,alright allright,whilst while,amongst among,towards toward,learnt learned'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);
/** Words that look like an inflected form but are not. */
const NO_FORM =
  /^(need|feed|seed|speed|indeed|hundred|sacred|naked|wicked|during|morning|evening|thing|nothing|something|anything|everything|king|ring|bring|spring|string|ceiling|wedding|always|perhaps|news|lens|series|species|gas|bus|this|his|its|us|yes|less|unless|across|plus|thus|various|previous|serious|obvious|status|process|business|class|address|access|success|boss|loss|pass|miss|guess|address|towards|besides|sometimes|embed|exceed|proceed|succeed|weed|deed|bleed|breed|greed|shed|sled|being)$/;

/** American spelling, roughly. */
function americanised(word: string): string {
  return (SPELLINGS.get(word) ?? word)
    .replace(/^practis/, 'practic')
    .replace(/(?<=\w{3})our(?=(s|ed|ing|ite|ites|able|hood|hoods|ful)?$)/, 'or')
    .replace(/(?<=(met|lit|cent|theat|fib|calib|sabot))re(?=s?$)/, 'er')
    .replace(/(?<=\w{3})is(?=(e|es|ed|ing|ation|ations|er|ers)$)/, 'iz')
    .replace(/(?<=\w{2}[aeiou])ll(?=(ed|ing|er|ers|or|ors)$)/, 'l')
    .replace(/ys(?=(e|es|ed|ing)$)/, 'yz')
    .replace(/^(p)ae(?=d)|^(h)ae(?=m)|^(an)ae(?=s)|^(o)e(?=s)/, (found) => found.replace(/ae$|e$/, 'e'));
}

function shortened(word: string): string {
  const undoubled = word.replace(/([bdfgmnprt])\1$/, '$1');
  return undoubled.length > 3 ? undoubled.replace(/e$/, '') : undoubled;
}

const VOWEL = /[aeiouy]/;

/** A regular English word without its ending. */
function regular(word: string): WordKey {
  const whole = (key: string, form: Form, plural: boolean): WordKey => ({ key: shortened(key), form, plural });
  if (word.length < 4 || NO_FORM.test(word)) return { key: shortened(word), form: 'base', plural: false };
  if (/[^aeiou]ied$/.test(word)) return whole(word.replace(/ied$/, 'y'), 'past', false);
  if (word.endsWith('ed') && VOWEL.test(word.slice(0, -2))) return whole(word.slice(0, -2), 'past', false);
  if (word.endsWith('ing') && VOWEL.test(word.slice(0, -3))) return whole(word.slice(0, -3), 'ing', false);
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return whole(word.replace(/ies$/, 'y'), 'base', true);
  if (/(s|x|z|ch|sh)es$/.test(word)) return whole(word.slice(0, -2), 'base', true);
  if (/[^sui]s$/.test(word)) return whole(word.slice(0, -1), 'base', true);
  return whole(word, 'base', false);
}

const FOLDED = /\p{Diacritic}/gu;

/** Lower case without accents: `Özdemir` and `Ozdemir` are one name. */
export function folded(word: string): string {
  return word
    .normalize('NFD')
    .replace(FOLDED, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe');
}

/** Reads the words of one language: irregular forms from its lexicon, regular ones by their endings (English only). */
export class WordKeys {
  private readonly irregular = new Map<string, WordKey>();

  constructor(private readonly lexicon: Lexicon | null) {
    for (const { base, past, other } of lexicon?.irregularForms ?? []) {
      this.irregular.set(base, { key: base, form: 'base', plural: false });
      for (const form of past) this.irregular.set(form, { key: base, form: 'past', plural: false });
      for (const form of other) {
        this.irregular.set(form, { key: base, form: form.endsWith('ing') ? 'ing' : 'base', plural: true });
      }
    }
  }

  of(word: string): WordKey {
    const bare = folded(word.replace(/'s?$/, '').replace(/[^\p{L}\p{M}\p{N}'.@+-]/gu, ''));
    // German speech leaves the ending of the first person out ("ich zieh"). "-te" is a past.
    const said = this.lexicon?.language === 'de' && bare.length > 3 ? bare.replace(/(?<=[^t])e$/, '') : bare;
    if (this.lexicon?.language !== 'en') return { key: said, form: 'base', plural: false };
    return this.irregular.get(bare) ?? regular(americanised(bare));
  }
}
