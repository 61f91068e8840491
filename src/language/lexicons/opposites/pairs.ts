import { words } from '../word-list.js';

/** Lists of wordings: a wording of one list in place of a wording of another changes the meaning. */
export type Opposites = readonly (readonly string[])[];

/** Endings of regular verbs, by the ending of their infinitive. */
export type Conjugations = Readonly<Record<string, readonly string[]>>;

/**
 * `with / without`, a line for each pair or closed kind; commas between wordings that say the same. A wording that ends in `~` stands with each of the
 * endings: `schnell~` for `schnell`, `schnelle`, `schnellen`, …; `gan*ar` stands for the regular forms of a verb: `gano`, `gana`, `ganó`, …
 */
export function pairs(
  lines: string,
  endings: readonly string[] = [],
  conjugations: Conjugations = {},
): readonly Opposites[] {
  const rows = lines.split('\n').map((line) => line.split(' / '));
  const some = rows.filter((sides) => sides.length > 1);
  const forms = (wording: string) => {
    if (wording.endsWith('~')) return endings.map((ending) => wording.slice(0, -1) + ending);
    const [stem = '', infinitive] = wording.split('*');
    return infinitive === undefined
      ? [wording]
      : (conjugations[infinitive] ?? [infinitive]).map((ending) => stem + ending);
  };
  return some.map((sides) => sides.map((side) => side.split(',').flatMap((one) => forms(one.trim()))));
}

/** Regular verbs of Spanish, French, Italian and Portuguese. */
export const CONJUGATIONS: Readonly<Record<'es' | 'fr' | 'it' | 'pt', Conjugations>> = {
  es: {
    ar: [
      ...words(
        'ar o as a amos an é aste ó aron aba abas ábamos aban ado ada ados adas ando ará aré arán aría e en emos arme arse arnos',
      ),
    ],
    er: [
      ...words(
        'er o es e emos en í iste ió imos ieron ía ías íamos ían ido ida idos idas iendo erá eré erán ería a an',
      ),
    ],
    ir: [
      ...words(
        'ir o es e imos en í iste ió ieron ía ías íamos ían ido ida idos idas iendo irá iré irán iría a an irme irse irnos',
      ),
    ],
  },
  fr: {
    er: [...words('er e es ons ez ent é ée és ées ais ait ions aient ai a èrent era erai eront erait ant')],
    re: [...words('re s d ons ez ent u ue us ues ais ait aient it irent ra rai ront rait ant')],
    ir: [...words('ir s t ons ez ent i ie is it irent ais ait aient ira irai iront irait ant e es')],
  },
  it: {
    are: [...words('are o i a iamo ate ano ai ò arono ato ata ati ate avo ava avamo avano ando erà erò eranno erebbe')],
    ere: [...words('ere o i e iamo ete ono ei é erono uto uta uti ute evo eva evamo evano endo erà erò eranno')],
    ire: [
      ...words(
        'ire o i e iamo ite ono ii ì irono ito ita iti ite ivo iva ivamo ivano endo irà irò iranno isce isco iscono',
      ),
    ],
  },
  pt: {
    ar: [
      ...words(
        'ar o as a amos ámos am ei aste ou aram ava avas ávamos avam ado ada ados adas ando ará arei arão aria e em emos',
      ),
    ],
    er: [...words('er o es e emos em i este eu eram ia ias íamos iam ido ida idos idas endo erá erei erão eria a am')],
    ir: [...words('ir o es e imos em i iste iu iram ia ias íamos iam ido ida idos idas indo irá irei irão iria a am')],
  },
};
