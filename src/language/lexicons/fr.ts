import { FRENCH_SHADES } from './fr-shades.js';
import type { Lexicon } from './lexicon.js';
import { byPhrase, phrases, rows, words } from './word-list.js';

const PRONOUNS =
  words(`je j' tu il elle on nous vous ils elles me m' te t' se s' le la l' lui leur les y en moi toi soi eux ce c' cela ça ceci celui
  celle ceux celles qui que qu' quoi dont où quelqu'un quelque`);
const DETERMINERS =
  words(`le la l' les un une des du de d' mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces quel quelle
  quels quelles chaque`);
const PREPOSITIONS =
  words(`à au aux de d' du des en dans par pour sur sous avec sans chez vers entre contre depuis pendant avant après devant derrière
  jusque jusqu' dès malgré selon parmi durant hors voici voilà`);
const CONJUNCTIONS = words(
  `et ou mais donc or ni car que qu' si s' quand lorsque lorsqu' comme puisque puisqu' parce quoique quoiqu'`,
);
const AUXILIARIES =
  words(`suis es est sommes êtes sont étais était étions étiez étaient fus fut furent serai sera serons seront serais serait seraient
  sois soit soient été étant être ai as a avons avez ont avais avait avions aviez avaient eu eus eut aura auront aurais aurait auraient aie ait aient
  avoir ayant vais vas va allons allez vont allait allaient peux peut pouvons pouvez peuvent pouvait pourrait pourraient dois doit devons devez doivent
  devait devrait devraient veux veut voulons voulez veulent voulait voudrais voudrait fais fait faisons font faisait faut fallait faudrait`);
const ADVERBS =
  words(`ne n' pas plus jamais rien personne aucun aucune oui non très bien mal ici là aussi encore toujours déjà alors puis ensuite
  maintenant aujourd'hui hier demain tout toute tous toutes autre autres même mêmes peu beaucoup trop assez moins comment pourquoi combien seulement
  presque peut-être vraiment quand donc enfin voilà bon ben dit disait dire faire sait sais savoir vu venu deux trois chose choses temps fois an ans jour`);

/** The lexicon of French. */
export const FRENCH: Lexicon = {
  language: 'fr',
  functionWords: new Set([...PRONOUNS, ...DETERMINERS, ...PREPOSITIONS, ...CONJUNCTIONS, ...AUXILIARIES, ...ADVERBS]),
  hesitations: /^(?:eu+h+m*|eu{2,}|h+e+u+h*|h+u+m+|h+m+|m+h+m*|m{3,}|a+h+m|beu+h+|uh+m*)$/u,
  idlePhrases:
    phrases(`alors, bon, ben, bah, bon ben, eh bien, enfin, voilà, donc, quoi, hein, tu sais, vous savez, tu vois, vous voyez, genre, en fait,
    du coup, disons, on va dire, comment dire, je veux dire, n'est-ce pas, si tu veux, si vous voulez, en gros, quand même, écoute, écoutez, tiens, oui,
    ouais, d'accord, bref, j'allais dire, pour ainsi dire,
    comment il s'appelle, comment elle s'appelle, comment ça s'appelle, comment s'appelle-t-il, comment s'appelle-t-elle, comment on dit,
    comment dit-on, comment on appelle ça, voyons, voyons voir, attendez voir`),
  editTerms:
    phrases(`non, non attends, non attendez, non pardon, pardon, excusez-moi, excuse-moi, désolé, désolée, je veux dire, je voulais dire, enfin,
    enfin non, ou plutôt, plutôt, c'est-à-dire, attends, attendez, non non, je me trompe, je corrige, je rectifie, rectification, correction, ou non,
    euh non, ah non, oh non, mais non, qu'est-ce que je dis, ou disons, mieux dit, plus exactement, plus précisément, disons plutôt,
    qu'est-ce que je raconte, je me suis trompé, je me suis trompée`),
  negations: words(
    `pas jamais rien personne aucun aucune aucuns aucunes ni nulle nul guère sans non ne n' point nullement aucunement`,
  ),
  negationCompanions: words(`ne n'`),
  boundNegation: /^n['’]/u,
  months:
    rows(`janvier janv jan, février févr fév, mars, avril avr, mai, juin, juillet juil, août aout, septembre, octobre oct, novembre nov,
    décembre déc`),
  weekdays: rows(
    `lundi lundis, mardi mardis, mercredi mercredis, jeudi jeudis, vendredi vendredis, samedi samedis, dimanche dimanches`,
  ),
  pronouns: PRONOUNS,
  determiners: DETERMINERS,
  prepositions: PREPOSITIONS,
  conjunctions: CONJUNCTIONS,
  auxiliaries: AUXILIARIES,
  shades: FRENCH_SHADES,
  elisions: /^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)['’](?=\p{L})/u,
  titles:
    words(`monsieur madame mademoiselle messieurs mesdames m mme mmes mlle mm docteur docteure dr professeur professeure pr maître me père sœur oncle
    tante président présidente ministre roi reine saint sainte`),
  units: byPhrase({
    mm: 'millimètre, millimètres, mm',
    cm: 'centimètre, centimètres, cm',
    m: 'mètre, mètres, m',
    km: 'kilomètre, kilomètres, km',
    μm: 'micromètre, micromètres, micron, microns, µm, μm',
    mg: 'milligramme, milligrammes, mg',
    g: 'gramme, grammes, g',
    kg: 'kilogramme, kilogrammes, kilo, kilos, kg',
    μg: 'microgramme, microgrammes, µg, μg, mcg',
    t: 'tonne, tonnes, t',
    mL: 'millilitre, millilitres, ml',
    cL: 'centilitre, centilitres, cl',
    dL: 'décilitre, décilitres, dl',
    L: 'litre, litres, l',
    s: 'seconde, secondes, sec, s',
    min: 'minute, minutes, min, mn',
    h: 'heure, heures, h',
    d: 'jour, jours',
    wk: 'semaine, semaines',
    mo: 'mois',
    yr: 'an, ans, année, années',
    '%': 'pour cent, pourcent, %',
    '‰': 'pour mille, ‰',
    '°C': 'degrés celsius, degré celsius, °c',
    '°F': 'degrés fahrenheit, °f',
    '°': 'degré, degrés, °',
    'km/h': 'kilomètres par heure, kilomètre par heure, kilomètres heure, km/h, kmh',
    'm/s': 'mètres par seconde, m/s',
    'm²': 'mètre carré, mètres carrés, m², m2',
    'km²': 'kilomètre carré, kilomètres carrés, km², km2',
    'm³': 'mètre cube, mètres cubes, m³, m3',
    'cm³': 'centimètre cube, centimètres cubes, cm³, cm3',
    ha: 'hectare, hectares, ha',
    W: 'watt, watts, w',
    kW: 'kilowatt, kilowatts, kw',
    kWh: 'kilowattheure, kilowattheures, kwh',
    V: 'volt, volts, v',
    Hz: 'hertz, hz',
    kHz: 'kilohertz, khz',
    MHz: 'mégahertz, mhz',
    dB: 'décibel, décibels, db',
    MB: 'mégaoctet, mégaoctets, mo, mb',
    GB: 'gigaoctet, gigaoctets, go, gb',
    TB: 'téraoctet, téraoctets, to, tb',
    ft: 'pied, pieds, ft',
    in: 'pouce, pouces',
    mi: 'mille marin, miles',
    IU: 'unités internationales, ui',
    mmHg: 'millimètres de mercure, mmhg',
    kcal: 'kilocalorie, kilocalories, kcal',
  }),
  currencies: byPhrase({
    EUR: 'euro, euros',
    '¤/100': 'centime, centimes, cent d euro, cents, penny, pence, pennies',
    USD: 'dollar, dollars, dollars américains',
    CAD: 'dollars canadiens, dollar canadien',
    GBP: 'livre, livres, livre sterling, livres sterling',
    CHF: 'franc suisse, francs suisses, franc, francs',
    JPY: 'yen, yens',
    CNY: 'yuan, yuans',
    KRW: 'won, wons',
    INR: 'roupie, roupies',
    RUB: 'rouble, roubles',
    MAD: 'dirham, dirhams',
    DZD: 'dinar, dinars',
  }),
  discourseMarkers: words(
    'alors bon ben bah voilà donc euh ah oh et mais puis enfin hein ok okay oui ouais tiens écoute écoutez bref',
  ),
  idleWords: words('quoi hein voilà donc alors bon ben enfin genre vraiment simplement franchement juste là'),
  persons: rows(
    "je j' me m' moi mon ma mes, tu te t' toi ton ta tes, il lui, elle, nous on notre nos, vous votre vos, ils, elles eux",
  ),
  closedSets: {
    'part of the day': rows('matin matinée, midi, après-midi, soir soirée, nuit, minuit'),
    day: rows("hier, aujourd'hui, demain, avant-hier, après-demain"),
    duration: rows(
      'seconde secondes, minute minutes, heure heures, jour jours quotidien, semaine semaines, mois mensuel, an ans année années annuel',
    ),
    side: rows('gauche gauches, droite droit droits droites'),
    level: rows('haut haute supérieur, bas basse inférieur'),
  },
  sameMeaning: [
    phrases(`si, s'`),
    phrases('docteur, dr, dʳ, dr.'),
    phrases('monsieur, m, m.'),
    phrases('madame, mme, mᵐᵉ'),
    phrases('mademoiselle, mlle, mˡˡᵉ'),
    phrases('professeur, pr, prof, pr.'),
    phrases("c'est-à-dire, c.-à-d."),
    phrases('par exemple, p. ex.'),
    phrases('et cetera, etc, etc.'),
    phrases('numéro, n°, nᵒ'),
    phrases('saint, st'),
    phrases('parce que, car, puisque, vu que'),
    phrases('bien que, quoique, même si'),
    phrases('environ, à peu près, à peu pres, autour de, dans les'),
    phrases('ça, cela, ceci'),
    phrases('seulement, uniquement'),
    phrases('donc, alors, par conséquent, c’est pourquoi'),
    phrases('ensuite, puis, après'),
    phrases('commencer, débuter'),
    phrases('commencé, débuté'),
    phrases('par exemple, notamment'),
    phrases('tout de suite, immédiatement'),
    phrases('oui, ouais'),
    phrases('nous, on'),
    phrases('bonjour, salut'),
    phrases('auparavant, avant'),
    phrases('quand, lorsque'),
  ],
};
