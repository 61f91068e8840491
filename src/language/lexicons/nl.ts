import type { Lexicon } from './lexicon.js';
import { DUTCH_SHADES } from './nl-shades.js';
import { byPhrase, phrases, rows, words } from './word-list.js';

const PRONOUNS =
  words(`ik jij je u hij zij ze het 't wij we jullie mij me jou hem haar ons hun hen zich zichzelf elkaar dit dat deze die wie wat iemand
  iets men mezelf jezelf er`);
const DETERMINERS = words(
  `de het een 'n mijn m'n jouw je zijn z'n haar d'r ons onze jullie uw hun deze die dit dat elke elk ieder iedere welke welk zo'n`,
);
const PREPOSITIONS =
  words(`in op aan van voor met bij naar uit over onder tegen tussen door om tot te ten ter achter naast boven sinds tijdens zonder
  volgens vanaf binnen buiten langs per rond wegens ondanks behalve vanwege richting`);
const CONJUNCTIONS =
  words(`en of maar want dus dat omdat doordat als wanneer toen terwijl hoewel zodat voordat nadat totdat zodra tenzij mits indien
  aangezien zoals dan noch`);
const AUXILIARIES =
  words(`ben bent is zijn was waren geweest heb hebt heeft hebben had hadden gehad word wordt worden werd werden geworden zal zult zullen
  zou zouden kan kun kunt kunnen kon konden moet moeten moest moesten mag mogen mocht mochten wil wilt willen wilde wilden wou ga gaat gaan ging gingen
  doe doet doen deed deden gedaan hoef hoeft hoeven laat laten`);
const ADVERBS =
  words(`niet niets geen nooit niemand nergens ja nee ook nog al wel maar dan daar hier er nu toen vandaag gisteren morgen altijd vaak soms
  weer meer minder veel weinig alle alles heel erg zo toch even eens gewoon echt eigenlijk misschien ongeveer alleen bijna samen waar hoe waarom
  wanneer waarvan daarom daarna eerst laatste goed leuk gezegd zei zegt zeggen weet weten komt kwam komen maken gemaakt mensen jaar keer heeft dingen
  ding zijn weg terug te nou hè hoor`);

/** The lexicon of Dutch. */
export const DUTCH: Lexicon = {
  language: 'nl',
  functionWords: new Set([...PRONOUNS, ...DETERMINERS, ...PREPOSITIONS, ...CONJUNCTIONS, ...AUXILIARIES, ...ADVERBS]),
  hesitations: /^(?:e+h+m*|u+h+m*|eu+h+m*|h+m+|m+h+m*|m{3,}|öh+m*)$/u,
  idlePhrases:
    phrases(`nou, nou ja, nou goed, ja, ja nee, hè, hoor, weet je, weet je wel, zeg maar, zeg, zal ik maar zeggen, zoals ik zei, eigenlijk, gewoon,
    dus, dus ja, kijk, luister, snap je, begrijp je, eh ja, in principe, als het ware, bij wijze van spreken, of zo, ofzo, enzo, en zo, een beetje, zeker, goed,
    oké, oke, best wel, toch, laten we zeggen, hoe zeg je dat, op zich, min of meer dus,
    hoe heet hij, hoe heet ie, hoe heet ze, hoe heette hij, hoe heet het, hoe heet dat, hoe noem je dat, even kijken, eens kijken, effe kijken`),
  editTerms:
    phrases(`nee, nee wacht, nee wacht even, nee sorry, wacht, wacht even, sorry, pardon, ik bedoel, bedoel ik, ik bedoelde, ik wil zeggen, of nee,
    of liever, of liever gezegd, liever gezegd, beter gezegd, of beter gezegd, dat wil zeggen, correctie, ik corrigeer, ik vergis me, ik zeg het verkeerd,
    nee nee, eh nee, ach nee, oh nee, excuus, excuseer, verbetering, om precies te zijn, of eigenlijk, stop, schrap dat, fout, nou nee,
    wat zeg ik, wat zeg ik nou, ik versprak me, ik heb me versproken`),
  negations: words(`niet niets niks geen nooit niemand nergens noch geenszins zonder nee nimmer neen nie evenmin`),
  boundNegation: null,
  months: rows(
    `januari jan, februari feb, maart mrt, april apr, mei, juni jun, juli jul, augustus aug, september sept sep, oktober okt, november nov, december dec`,
  ),
  weekdays: rows(
    `maandag maandags, dinsdag dinsdags, woensdag woensdags, donderdag donderdags, vrijdag vrijdags, zaterdag zaterdags, zondag zondags`,
  ),
  pronouns: PRONOUNS,
  determiners: DETERMINERS,
  prepositions: PREPOSITIONS,
  conjunctions: CONJUNCTIONS,
  auxiliaries: AUXILIARIES,
  shades: DUTCH_SHADES,
  elisions: null,
  titles:
    words(`meneer mijnheer mevrouw mevr mw dhr heer juffrouw dokter doctor dr professor prof meester mr pastoor dominee oom tante zuster broeder
    burgemeester minister president koning koningin sint familie`),
  units: byPhrase({
    mm: 'millimeter, millimeters, mm',
    cm: 'centimeter, centimeters, cm',
    dm: 'decimeter, decimeters, dm',
    m: 'meter, meters, m',
    km: 'kilometer, kilometers, km',
    μm: 'micrometer, micrometers, µm, μm',
    mg: 'milligram, mg',
    g: 'gram, g',
    kg: "kilogram, kilo, kilo's, kg",
    μg: 'microgram, µg, μg, mcg',
    t: 'ton gewicht, tonnen gewicht',
    mL: 'milliliter, milliliters, ml',
    cL: 'centiliter, centiliters, cl',
    dL: 'deciliter, deciliters, dl',
    L: 'liter, liters, l',
    s: 'seconde, seconden, secondes, sec, s',
    min: 'minuut, minuten, min',
    h: 'uur, uren, u, urig, urige',
    d: 'dag, dagen, daags, daagse',
    wk: 'week, weken',
    mo: 'maand, maanden, maands, maandse',
    yr: 'jaar, jaren, jarig, jarige',
    '%': 'procent, %',
    '‰': 'promille, ‰',
    '°C': 'graden celsius, graad celsius, °c',
    '°F': 'graden fahrenheit, °f',
    '°': 'graad, graden, °',
    'km/h': 'kilometer per uur, kilometers per uur, km/h, km/u, kmh',
    'm/s': 'meter per seconde, m/s',
    'm²': 'vierkante meter, vierkante meters, m², m2',
    'km²': 'vierkante kilometer, vierkante kilometers, km², km2',
    'm³': 'kubieke meter, kubieke meters, kuub, m³, m3',
    'cm³': 'kubieke centimeter, kubieke centimeters, cm³, cm3',
    ha: 'hectare, hectaren, ha',
    W: 'watt, w',
    kW: 'kilowatt, kw',
    kWh: 'kilowattuur, kwh',
    V: 'volt, v',
    Hz: 'hertz, hz',
    kHz: 'kilohertz, khz',
    MHz: 'megahertz, mhz',
    dB: 'decibel, db',
    MB: 'megabyte, megabytes, mb',
    GB: 'gigabyte, gigabytes, gb',
    TB: 'terabyte, terabytes, tb',
    ft: 'voet, ft',
    in: 'inch',
    mi: 'mijl, mijlen',
    IU: 'internationale eenheden, ie',
    mmHg: 'millimeter kwik, mmhg',
    kcal: 'kilocalorie, kilocalorieën, kcal',
  }),
  currencies: byPhrase({
    EUR: "euro, euro's",
    'EUR/100': 'eurocent',
    '¤/100': 'cent, centen, pence, penny',
    USD: 'dollar, dollars',
    GBP: 'pond, britse pond, pond sterling',
    CHF: 'zwitserse frank, zwitserse franken',
    JPY: 'yen',
    CNY: 'yuan',
    INR: 'roepie, roepies',
    RUB: 'roebel, roebels',
    NLG: 'gulden',
  }),
  discourseMarkers: words('nou ja nee dus eh ah oh en maar dan goed oké ok okay kijk zeg hé hè luister want'),
  idleWords: words('gewoon eigenlijk eens maar even toch wel hoor zeg nou ja dus gewoonweg best'),
  persons: rows("ik mij me mijn m'n, jij je jou jouw, hij hem, zij ze haar, wij we ons onze, jullie, u uw, hen hun"),
  closedSets: {
    'part of the day': rows('ochtend ochtends morgens, middag middags, avond avonds, nacht nachts'),
    day: rows('gisteren, vandaag, eergisteren, overmorgen'),
    duration: rows(
      'seconde seconden, minuut minuten, uur uren, dag dagen dagelijks, week weken wekelijks, maand maanden maandelijks, jaar jaren jaarlijks',
    ),
    side: rows('links linker linkse, rechts rechter rechtse'),
    level: rows('boven bovenste, onder onderste'),
  },
  sameMeaning: [
    phrases('meneer, mijnheer, dhr, dhr.'),
    phrases('mevrouw, mevr, mevr., mw, mw.'),
    phrases('dokter, dr, dr.'),
    phrases('professor, prof, prof.'),
    phrases('bijvoorbeeld, bijv, bijv., bv.'),
    phrases('dat wil zeggen, d.w.z.'),
    phrases('enzovoort, enz, enz.'),
    phrases('ongeveer, ca, ca.'),
    phrases('nummer, nr, nr.'),
    phrases('omdat, want, aangezien'),
    phrases('hoewel, ofschoon, ook al'),
    phrases('ongeveer, circa, zowat, een stuk of, rond de'),
    phrases('niks, niets'),
    phrases('alleen, slechts, enkel'),
    phrases('dus, daarom, vandaar'),
    phrases('misschien, wellicht, mogelijk'),
    phrases('als, indien, wanneer'),
    phrases("het, 't"),
    phrases("mijn, m'n"),
    phrases("zijn, z'n"),
    phrases("een, 'n"),
    phrases("eens, 's"),
    phrases('je, jij, jou'),
    phrases('ze, zij'),
    phrases('we, wij'),
    phrases("zo'n, zulk een"),
    phrases('bijvoorbeeld, zoals'),
    phrases('begonnen, gestart'),
    phrases('direct, meteen, onmiddellijk'),
    phrases('daarna, vervolgens'),
    phrases('maar, echter'),
    phrases('nou, nu'),
  ],
};
