import { after, always, before, begins, type Doubled, type DoubledWord } from './doubled-word.js';

/** Before these `no no` is a stutter: verbs, and pronouns before verbs. */
const NEGATED_SPANISH =
  /(aba|aban|ábamos|ía|ían|íamos|ó|aron|ieron|amos|emos|imos|aste|iste)$|^(hay|es|son|está|están|estaba|era|fue|tengo|tiene|tenemos|tienen|tenía|ha|he|han|hemos|había|me|te|se|le|lo|la|nos|les|los|las|sé|quiero|quiere|queremos|puedo|puede|podemos|pueden|va|van|vamos|voy|hace|hacía|debe|vino|cree|creo)$/;

/** Words with which a clause contrasts one person with another. */
const STRESSING =
  /^(sí|no|también|tampoco|bien|mucho|misma?|sola?|sì|non|anche|neanche|bene|invece|stess[oa]|sol[oa]|sim|não|também|bem|muito|mesm[oa]|só|sempre|siempre)$/;
const STRESS_REACH = 4;

/** `ella, ella sí lo sabe`: this stresses another person; in the first person it is a search for words (`yo, yo creo`). */
function isOther({ speech, at, repair, broken }: Doubled): boolean {
  if (!broken || /^(yo|nosotr[oa]s|io|noi|eu|nós|você)$/.test(speech.word(at))) return false;
  for (let next = repair + 1; next <= repair + STRESS_REACH && speech.flowsOn(next - 1); next += 1)
    if (STRESSING.test(speech.word(next))) return true;
  return !speech.flowsOn(repair) || speech.isBroken(repair);
}

const FRENCH: readonly DoubledWord[] = [
  {
    rule: 'reflexive verb',
    language: 'fr',
    words: /^(nous|vous)$/,
    meant: (doubled) =>
      doubled.broken ||
      !/^(av(ons|ez|ions|iez)|aur(ons|ez|ions|iez)|pouv(ons|ez|ions|iez)|dev(ons|ez|ions|iez)|voul(ons|ez|ions|iez)|all(ons|ez|ions|iez)|n'av\p{L}+)$/u.test(
        after(doubled),
      ),
    stays: 'Nous nous levons à six heures.',
    stutters: ['Nous nous avons vendu la ferme.', 'Nous avons vendu la ferme.'],
  },
  {
    rule: 'pronoun that is stressed',
    language: 'fr',
    words: /^(elle|elles|lui|eux)$/,
    meant: (doubled) => doubled.broken || /^(lui|eux)$/.test(doubled.speech.word(doubled.at)),
    stays: 'Elle, elle connaît le chemin.',
    stutters: ['Elle elle connaît le chemin.', 'Elle connaît le chemin.'],
  },
  {
    rule: 'pronoun en and gerund',
    language: 'fr',
    words: /^en$/,
    meant: (doubled) => /ant$/.test(after(doubled)),
    stays: 'On apprend en en parlant.',
    stutters: ['On part en en juin.', 'On part en juin.'],
  },
];

const SPANISH: readonly DoubledWord[] = [
  {
    rule: 'pronoun that is stressed',
    language: 'es',
    words: /^(él|ella|nosotros|nosotras|ellos|ellas|yo|tú)$/,
    meant: isOther,
    stays: 'Ella, ella sí lo sabe.',
    stutters: ['Ella ella no lo sabe.', 'Ella no lo sabe.'],
  },
  {
    rule: 'article and relative clause',
    language: 'es',
    words: /^(lo|la|los|las)$/,
    meant: (doubled) => doubled.broken && after(doubled) === 'que',
    stays: 'Las llaves, las, las que perdí.',
    stutters: ['La, la receta es fácil.', 'La receta es fácil.'],
  },
  {
    rule: 'no that answers',
    language: 'es',
    words: /^no$/,
    meant: (doubled) => doubled.broken || !NEGATED_SPANISH.test(after(doubled)),
    stays: 'No no, gracias.',
    stutters: ['Y no no hay leche.', 'Y no hay leche.'],
  },
  {
    rule: 'adverb that is said twice',
    language: 'es',
    words: /^(casi|así|ya|tal|bien|poco|ja|bla|nada|dale|venga)$/,
    meant: always,
    stays: 'Me tiene así así.',
    stutters: ['Quedan, eh, quedan dos.', 'Quedan dos.'],
  },
];

const ITALIAN: readonly DoubledWord[] = [
  {
    rule: 'pronoun that is stressed',
    language: 'it',
    words: /^(lei|noi|voi|loro|lui|io|tu)$/,
    meant: isOther,
    stays: 'Lei, lei lo sa bene.',
    stutters: ['Lei lei non lo sa.', 'Lei non lo sa.'],
  },
  {
    rule: 'adverb that is said twice',
    language: 'it',
    words:
      /^(piano|quasi|via|subito|zitto|zitta|così|su|giù|sotto|sopra|ciao|pari|lì|là|man|mano|appena|ora|bello|bella|bene|poi|ah|bla|si|vicino|lontano|passo|caldo|caldi)$/,
    meant: (doubled) =>
      (doubled.speech.word(doubled.at) !== 'poi' && doubled.speech.word(doubled.at) !== 'si') || begins(doubled, /^$/),
    stays: 'Piano piano arriviamo.',
    stutters: ['E poi poi siamo usciti.', 'E poi siamo usciti.'],
  },
];

const PORTUGUESE: readonly DoubledWord[] = [
  {
    rule: 'pronoun that is stressed',
    language: 'pt',
    words: /^(ele|ela|nós|eles|elas|eu|você)$/,
    meant: isOther,
    stays: 'Ela, ela sabe muito bem.',
    stutters: ['Ela ela não sabe.', 'Ela não sabe.'],
  },
  {
    rule: 'if and the reflexive pronoun',
    language: 'pt',
    words: /^se$/,
    meant: (doubled) => !doubled.broken && !/^(você|a|o|as|os|eu|ele|ela|nós)$/.test(after(doubled)),
    stays: 'Não sei se se pode entrar.',
    stutters: ['Se se você quiser, venha.', 'Se você quiser, venha.'],
  },
  {
    rule: 'não that answers',
    language: 'pt',
    words: /^não$/,
    meant: (doubled) => doubled.broken || before(doubled) === 'pois',
    stays: 'Não, não, obrigado.',
    stutters: ['Não não temos leite.', 'Não temos leite.'],
  },
  {
    rule: 'adverb that is said twice',
    language: 'pt',
    words: /^(logo|já|quase|bem|tchau|pouco|agorinha|assim|blá|claro|devagar)$/,
    meant: always,
    stays: 'Chego logo logo.',
    stutters: ['Ficam, eh, ficam dois.', 'Ficam dois.'],
  },
];

export const ROMANCE_DOUBLED: readonly DoubledWord[] = [...FRENCH, ...SPANISH, ...ITALIAN, ...PORTUGUESE];
