import { numberWordsOf } from '../../../figures/number-words-of.js';
import type { Speech } from '../speech.js';
import { after, always, before, begins, type Doubled, type DoubledWord, hasBefore } from './doubled-word.js';

const GERMAN_LINKS = /^(und|aber|oder|denn|doch|also|ja)$/;
const DUTCH_LINKS = /^(en|maar|of|want|dus|ja)$/;
const GERMAN_PARTICIPLE =
  /^(ge|be|ver|er|zer|ent|über|unter|auf|an|ab|aus|ein|vor|zu|mit|nach|um|hin|her|weg)\p{L}+(t|en)$/u;
const DUTCH_PARTICIPLE = /^(ge|be|ver|ont|her|op|aan|uit|af|in|mee|toe)\p{L}+(t|d|en)$/u;
/** Verbs whose particle stands at the end of the clause, by the particle: `hör auf auf mich zu warten`. */
const GERMAN_SEPARABLE: Readonly<Record<string, RegExp>> = {
  auf: /^(hör|steh|stand|mach|pass|räum|wach|nehm|nimm|nahm|geb|gib|gab|fall|fäll|fiel|schreib|heb|hob|leg|leb|trat|tret|tritt|ruf|rief|wuchs|wach)\p{L}*$/u,
  an: /^(fang|fäng|fing|ruf|rief|komm|kam|schau|seh|sieh|sah|bau|nehm|nimm|nahm|biet|bot|zieh|zog|mach|stell|meld|leg|halt|häl|hielt|geh|ging|pass|zeig|kündig)\p{L}*$/u,
  aus: /^(geh|ging|seh|sieh|sah|mach|schalt|probier|füll|steig|stieg|zieh|zog|schlaf|schläf|fall|fäll|fiel|reich|such|sprech|sprich|ruh|lern|gab|gib|geb)\p{L}*$/u,
  ab: /^(hol|fahr|fähr|fuhr|geb|gib|gab|lehn|sag|schalt|schließ|schloss|reis|brech|brich|brach|hör|nehm|nimm|nahm|lauf|läuf|lief|häng|hing|stell|wart|sprech)\p{L}*$/u,
  nach: /^(denk|dach|frag|schau|seh|sieh|sah|hol|geb|gib|gab|les|lies|mach|zähl|lass|ließ|such|prüf|rück|komm|weis)\p{L}*$/u,
  vor: /^(stell|komm|kam|les|lies|schlag|schläg|schlug|bereit|werf|wirf|warf|geh|ging|nehm|nimm|nahm|trag|trug|hab|hat|lieg|lag|zieh)\p{L}*$/u,
  mit: /^(komm|kam|nehm|nimm|nahm|bring|brach|mach|teil|geh|ging|fahr|fuhr|arbeit|spiel|red|sing|sang|les|wirk|helf|hilf)\p{L}*$/u,
  zu: /^(mach|hör|stimm|nehm|nimm|nahm|geb|gib|gab|lass|ließ|schau|sag|seh|sieh|sah|treff|trif|traf|steh|ordn|schließ)\p{L}*$/u,
  um: /^(zieh|zog|steig|stieg|dreh|fall|fäll|fiel|bau|kehr|geh|ging|seh|sah|schau|bring|stell|setz)\p{L}*$/u,
  ein: /^(fall|fäll|fiel|kauf|lad|läd|lud|schlaf|schläf|steig|stieg|stell|bau|richt|führ|setz|nehm|nimm|nahm|zieh|zog|tret|tritt|brech|brich|reich|geh|pack|schalt)\p{L}*$/u,
};
const DUTCH_SEPARABLE =
  /^(houd|hou|hield|sta|stond|let|pas|los|bel|neem|nam|geef|gaf|ruim|eet|hang|hing|zoek|kom|kwam|ga|gaat|ging|doe|deed|zet|trek|trok|maak|vul|leg|stel|vraag|schrijf|geef|werk|meld|sluit|val|viel|wacht|rond|nood|lever)\p{L}*$/u;

/** How many words of a relative clause are searched after its noun. */
const LONGEST_RELATIVE = 8;

/** `Der der Vertrag läuft` at a start, where a noun follows; anywhere else the second article may begin a relative clause. */
function isRelative(doubled: Doubled): boolean {
  const { speech, repair, broken } = doubled;
  const next = speech.tokens[repair + 1]?.text ?? '';
  const noun = /^\p{Lu}\p{Ll}/u.test(next) && speech.flowsOn(repair);
  const auxiliary = speech.lists!.auxiliaries.has(after(doubled));
  // "Wegen der der heizung": a preposition has its article.
  if (!broken && speech.lists!.prepositions.has(before(doubled)) && !noun && !auxiliary) return false;
  // "Das zahlt der der vermieter": a relative clause would have no verb.
  if (!broken && speech.tokens[repair + 2] === undefined && !auxiliary) return false;
  if (!speech.punctuated && isPlainPhrase(doubled)) return false;
  if (begins(doubled, GERMAN_LINKS)) {
    if (!broken && !speech.punctuated && isMainClause(doubled)) return false;
    if (noun) return isVerbLast(speech, repair + 2);
    return !auxiliary || speech.isBroken(repair + 1) || !speech.flowsOn(repair + 1);
  }
  if (broken && noun) return !isOpen(doubled) && isVerbLast(speech, repair + 2);
  return broken || !noun || !isMainClause(doubled);
}

/** `wir haben die, die Rechnung bezahlt`: the clause before waits for its participle, and its sentence ends with one. */
function isOpen({ speech, at, repair }: Doubled): boolean {
  let last = repair;
  while (speech.flowsOn(last) && !speech.isBroken(last) && last - repair < LONGEST_RELATIVE) last += 1;
  const { auxiliaries } = speech.lists!;
  const waits = [1, 2, 3].some((back) => auxiliaries.has(speech.word(at - back)) && !speech.isBroken(at - back));
  return waits && !speech.flowsOn(last) && !auxiliaries.has(speech.word(last));
}

function isOrdinal(speech: Speech, at: number): boolean {
  return numberWordsOf(speech.language)?.read([speech.word(at)], 0)?.ordinal === true;
}

/** Whether the verb after a noun ends its clause: `die die Kinder haben, …`, `die die Rechnung geschickt hat`; not `der Ofen ist kalt`. */
function isVerbLast(speech: Speech, from: number): boolean {
  const { auxiliaries, prepositions, determiners } = speech.lists!;
  const goesOn = (at: number) => speech.flowsOn(at) && !speech.isBroken(at);
  for (let at = from; at < from + LONGEST_RELATIVE && speech.word(at) !== '' && goesOn(at - 1); at += 1) {
    const word = speech.word(at);
    const noun = /^\p{Lu}/u.test(speech.tokens[at]!.text);
    if (noun || prepositions.has(word) || determiners.has(word) || isOrdinal(speech, at)) continue;
    const auxiliary = auxiliaries.has(word);
    if (!auxiliary && !/(t|te|ten|en)$/.test(word)) continue;
    if (!goesOn(at)) return true;
    // The verb comes second: "die Kinder haben heute frei"; but in "die die Kinder haben gehen früher" two follow each other.
    if (at === from && auxiliary) return /[^ß]en$/.test(speech.word(at + 1)) && goesOn(at + 1);
    if (at === from && !auxiliaries.has(speech.word(at + 1))) return false;
  }
  return false;
}

/** `das ist die die bäckerei am markt`: after one word a new phrase begins, and a relative clause would have no verb. */
function isPlainPhrase({ speech, at, repair, broken }: Doubled): boolean {
  const { prepositions, determiners, pronouns, conjunctions, auxiliaries } = speech.lists!;
  const closed = (place: number) =>
    [prepositions, determiners, pronouns, conjunctions, auxiliaries].some((words) => words.has(speech.word(place)));
  // "Und der der dritte gang springt": an adjective leads to the noun of a main clause.
  if (
    !broken &&
    begins({ speech, at, repair, broken }, GERMAN_LINKS) &&
    /..(ste|tte|te|ue)n?$/.test(speech.word(repair + 1))
  )
    return true;
  const identified = /^(ist|sind|war|waren)$/.test(speech.word(at - 1));
  const next = speech.word(repair + 2);
  return (
    !broken && identified && !closed(repair + 1) && (next === '' || prepositions.has(next) || auxiliaries.has(next))
  );
}

/** A verb after the noun, and more after the verb: this cannot be a relative clause. */
function isMainClause({ speech, repair }: Doubled): boolean {
  const verb = speech.word(repair + 2);
  const finite = speech.lists!.auxiliaries.has(verb) || (/(t|te|en)$/.test(verb) && !GERMAN_PARTICIPLE.test(verb));
  const { prepositions, determiners, pronouns } = speech.lists!;
  const next = speech.word(repair + 3);
  return finite && [prepositions, determiners, pronouns].some((words) => words.has(next));
}

function separates(doubled: Doubled): boolean {
  const verbs = GERMAN_SEPARABLE[doubled.speech.word(doubled.at)];
  return verbs !== undefined && hasBefore(doubled, verbs);
}

export const GERMAN_DOUBLED: readonly DoubledWord[] = [
  {
    rule: 'relative pronoun and article',
    language: 'de',
    words: /^(der|die|das|den|dem)$/,
    meant: isRelative,
    stays: 'Das sind die die das Tor bauen.',
    stutters: ['Der der Ofen ist kalt.', 'Der Ofen ist kalt.'],
  },
  {
    rule: 'subject and object',
    language: 'de',
    words: /^(sie|ihr|es|ihnen|sein|seine|wer)$/,
    meant: (doubled) =>
      !begins(doubled, GERMAN_LINKS) || (doubled.broken && /^(sie|ihr|wer)$/.test(doubled.speech.word(doubled.at))),
    stays: 'Ich weiß, dass sie sie kennt.',
    stutters: ['und sie sie kennt den Weg', 'und sie kennt den Weg'],
  },
  {
    rule: 'was was',
    language: 'de',
    words: /^was$/,
    meant: (doubled) =>
      (doubled.broken && !begins(doubled, GERMAN_LINKS)) ||
      (!doubled.broken && doubled.speech.lists!.auxiliaries.has(after(doubled))) ||
      (!doubled.broken && /^(kostet|bedeutet|heißt)$/.test(after(doubled))),
    stays: 'Er weiß, was was ist.',
    stutters: ['Was was macht ihr da?', 'Was macht ihr da?'],
  },
  {
    rule: 'particle of a verb and preposition',
    language: 'de',
    words: /^(auf|an|aus|ab|nach|vor|mit|zu|um|ein)$/,
    meant: (doubled) =>
      separates(doubled) || (doubled.speech.word(doubled.at) === 'ein' && /^halb/.test(after(doubled))),
    stays: 'Er fängt an an der Tür zu klopfen.',
    stutters: ['Wir warten auf auf den Bus.', 'Wir warten auf den Bus.'],
  },
  {
    rule: 'zu that is too much',
    language: 'de',
    words: /^zu$/,
    meant: (doubled) =>
      /^(viel|wenig|hoh|hoch|früh|spät|groß|lang|kurz|stark|klein|niedrig)\p{L}*$/u.test(after(doubled)),
    stays: 'Das führt zu zu hohen Kosten.',
    stutters: ['Wir gehen zu zu meiner Tante.', 'Wir gehen zu meiner Tante.'],
  },
  {
    rule: 'verb of a clause and of its sentence',
    language: 'de',
    words: /^(ist|war|sind|waren|hat|haben|hatte|hatten|wird|wurde|werden|kann|will)$/,
    meant: (doubled) => hasBefore(doubled, /^(was|wer|wie|wo|wann|warum)$/) || GERMAN_PARTICIPLE.test(before(doubled)),
    stays: 'was passiert ist ist schlimm',
    stutters: ['Das ist ist ganz leicht.', 'Das ist ganz leicht.'],
  },
  {
    rule: 'als of a comparison',
    language: 'de',
    words: /^als$/,
    meant: (doubled) => /(er|anders)$/.test(before(doubled)) && !/^(er|der|aber|oder)$/.test(before(doubled)),
    stays: 'Er war besser als als Kind.',
    stutters: ['Sie kam als als Letzte.', 'Sie kam als Letzte.'],
  },
];

/** `ik denk dat dat klopt`; but after a verb such as `is` a noun follows the second `die`. */
function isDutchPointing(doubled: Doubled): boolean {
  const { speech, at, repair } = doubled;
  const next = after(doubled);
  if (doubled.broken) {
    // "En dat, dat heb ik gedaan": its verb follows, and no clause ends with it.
    if (speech.lists!.auxiliaries.has(next) && !speech.isBroken(repair + 1)) return speech.isBroken(at + 2);
    return speech.word(at) !== 'dat' || !/^(het|de|een|ik|je|we|ze|hij|wij|er|u|jij|jullie|mijn|ons|onze)$/.test(next);
  }
  const identified = /^(is|was|zijn|waren)$/.test(before(doubled)) && speech.word(at - 2) === 'dat';
  // "De vrouw, die die rekening stuurde".
  const comma = at > 0 && speech.isBroken(at - 1) && speech.flowsOn(at - 1) && !DUTCH_LINKS.test(speech.word(at - 1));
  return comma || (!identified && !begins(doubled, DUTCH_LINKS));
}

export const DUTCH_DOUBLED: readonly DoubledWord[] = [
  {
    rule: 'relative or linking word and pointing word',
    language: 'nl',
    words: /^(die|dat)$/,
    meant: isDutchPointing,
    stays: 'Ik denk dat dat klopt.',
    stutters: ['Dat dat klopt niet.', 'Dat klopt niet.'],
  },
  {
    rule: 'subject and article or object',
    language: 'nl',
    words: /^(het|ze|zij|haar|hem|er|hij|wij)$/,
    meant: (doubled) =>
      (doubled.broken && /^(zij|hij)$/.test(doubled.speech.word(doubled.at))) ||
      (!begins(doubled, DUTCH_LINKS) && /^(het|ze|zij|haar|er)$/.test(doubled.speech.word(doubled.at))),
    stays: 'Omdat het het beste is.',
    stutters: ['Het het is te laat.', 'Het is te laat.'],
  },
  {
    rule: 'u of a reflexive verb',
    language: 'nl',
    words: /^u$/,
    meant: (doubled) =>
      !doubled.speech.lists!.auxiliaries.has(after(doubled)) &&
      !/^(hoeft|moet|kunt|mag|wilt|krijgt|betaalt|gaat)$/.test(after(doubled)),
    stays: 'Als u u vergist, belt u ons.',
    stutters: ['En u u hoeft niets te doen.', 'En u hoeft niets te doen.'],
  },
  {
    rule: 'particle of a verb and preposition',
    language: 'nl',
    words: /^(op|aan|uit|in|af|mee|toe|door|om|over|bij|voor|na)$/,
    meant: (doubled) => hasBefore(doubled, DUTCH_SEPARABLE) && !/^(op|in|na|om)$/.test(doubled.speech.word(doubled.at)),
    stays: 'Hij belt haar aan aan de deur.',
    stutters: ['De brief komt op op maandag.', 'De brief komt op maandag.'],
  },
  {
    rule: 'zijn that is a verb and his',
    language: 'nl',
    words: /^zijn$/,
    meant: always,
    stays: 'Dat zijn zijn schoenen.',
    stutters: ['Dat zijn, eh, zijn oude schoenen.', 'Dat zijn oude schoenen.'],
  },
  {
    rule: 'verb of a clause and of its sentence',
    language: 'nl',
    words: /^(is|was|waren|heeft|had|hebben|wordt|werd|kan|wil)$/,
    meant: (doubled) =>
      hasBefore(doubled, /^(wat|wie|hoe|waar|wanneer|waarom)$/) || DUTCH_PARTICIPLE.test(before(doubled)),
    stays: 'wat het is is een oude molen',
    stutters: ['Het is is heel duur.', 'Het is heel duur.'],
  },
];
