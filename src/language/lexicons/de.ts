import { GERMAN_SHADES } from './de-shades.js';
import type { Lexicon } from './lexicon.js';
import { byPhrase, phrases, rows, words } from './word-list.js';

/** An adjective with its endings: `15-minütige`. */
const endings = (stem: string) => ['', 'e', 'en', 'er', 'es', 'em'].map((ending) => stem + ending).join(', ');

const PRONOUNS =
  words(`ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen sich man wer wen wem wessen was jemand jemanden jemandem
  etwas einander selbst selber dieser diese dieses diesem diesen jener jene jenes das dies meiner deiner seiner unser euer`);
const DETERMINERS =
  words(`der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner meines dein deine deinen deinem
  deiner deines sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unseres euer eure euren
  eurem eurer eures dieser diese dieses diesem diesen jeder jede jedes jedem jeden welche welcher welches welchem welchen`);
const PREPOSITIONS =
  words(`in im ins an am ans auf aufs aus bei beim mit nach von vom vor vorm zu zum zur für fürs durch durchs über übers unter unterm
  um ums ohne gegen zwischen hinter neben seit bis ab außer während wegen trotz statt anstatt innerhalb außerhalb gegenüber entlang pro per samt laut`);
const CONJUNCTIONS =
  words(`und oder aber sondern denn doch jedoch sowie weil da dass daß ob wenn falls als obwohl obgleich obschon damit sodass indem
  nachdem bevor ehe sobald solange während bis seit sofern soweit wie wo wohingegen weder noch entweder`);
const AUXILIARIES =
  words(`bin bist ist sind seid war warst waren wart wäre wären wärst gewesen sein habe hab hast hat haben habt hatte hattest hatten
  hattet hätte hätten hättest gehabt werde wirst wird werden werdet wurde wurdest wurden wurdet würde würden würdest worden geworden kann kannst können
  könnt konnte konnten könnte könnten muss musst müssen müsst musste mussten müsste müssten soll sollst sollen sollt sollte sollten will willst wollen
  wollt wollte wollten darf darfst dürfen dürft durfte durften dürfte dürften mag magst mögen mögt mochte mochten möchte möchten möchtest`);
const ADVERBS =
  words(`auch schon noch nur sehr so dann da dort hier hin her heute gestern morgen jetzt immer wieder mehr viel viele wenig alle alles
  ja nein nicht nichts kein keine keinen keinem keiner keines nie niemals niemand ganz gar mal eben halt eigentlich einfach also etwa fast nun warum
  wieso weshalb wann dabei dazu davon damit dafür dagegen daran darauf darüber darum deshalb deswegen trotzdem außerdem vielleicht wahrscheinlich
  genau gut bitte danke zwar sogar bereits erst zuerst oben unten links rechts zurück zusammen weiter überhaupt irgendwie sowieso bisschen geht gibt
  gemacht gesagt gesehen gekommen macht sagt sagte kommt kam ging weiß wissen machen sagen gehen kommen`);

/** The lexicon of German. */
export const GERMAN: Lexicon = {
  language: 'de',
  functionWords: new Set([...PRONOUNS, ...DETERMINERS, ...PREPOSITIONS, ...CONJUNCTIONS, ...AUXILIARIES, ...ADVERBS]),
  hesitations: /^(?:ä+h+m*|ö+h+m*|e+h+m+|h+m+|m+h+m*|m{3,}|äm+|uh+m*|um+h+|ahm+)$/u,
  idlePhrases:
    phrases(`also, ja, na ja, naja, nun, nun ja, halt, eben, sozusagen, quasi, irgendwie, weißt du, wissen sie, weißte, sag ich mal,
    sage ich mal, sagen wir mal, ich sag mal, wie gesagt, wie soll ich sagen, im prinzip, im grunde, an und für sich, oder so, und so, und so weiter,
    ne, nicht wahr, gell, ja genau, genau, okay, gut, eigentlich, einfach, ehrlich gesagt, praktisch, mal, so, ja gut, so ein bisschen, hör mal,
    schau mal, guck mal, verstehst du, verstehen sie,
    wie heißt er, wie heißt er noch, wie heißt sie, wie hieß er, wie hieß er noch, wie hieß sie, wie heißt das, wie hieß das noch, wie nennt man das,
    wie sagt man, mal sehen, mal schauen, lass mal sehen`),
  editTerms:
    phrases(`nein, nein warte, nein warten sie, nee, nee warte, ne warte, ach nein, ach nee, ach quatsch, quatsch, unsinn, stopp, halt stopp,
    moment, moment mal, ich meine, ich mein, meine ich, mein ich, ich meinte, ich wollte sagen, das heißt, also nein, entschuldigung, verzeihung, sorry,
    pardon, korrektur, ich korrigiere, ich korrigiere mich, streich das, streichen sie das, vielmehr, oder vielmehr, besser gesagt, oder besser gesagt,
    genauer gesagt, oder nein, oder nee, nicht doch, falsch, nein falsch, äh nein, äh nee, warte mal, warte, beziehungsweise,
    was sag ich, was sage ich, was rede ich, ich habe mich versprochen, ich hab mich versprochen, ich hab mich verlesen`),
  negations:
    words(`nicht nichts nix kein keine keinen keinem keiner keines keins keinerlei nie niemals niemand niemanden niemandem niemandes nirgends
    nirgendwo nirgendwohin weder nimmer keineswegs keinesfalls mitnichten ohne nein net ned`),
  boundNegation: null,
  months:
    rows(`januar jänner jan, februar feber feb, märz mär mrz, april apr, mai, juni jun, juli jul, august aug, september sept sep,
    oktober okt, november nov, dezember dez`),
  weekdays: rows(
    `montag montags, dienstag dienstags, mittwoch mittwochs, donnerstag donnerstags, freitag freitags, samstag samstags sonnabend sonnabends, sonntag sonntags`,
  ),
  pronouns: PRONOUNS,
  determiners: DETERMINERS,
  prepositions: PREPOSITIONS,
  conjunctions: CONJUNCTIONS,
  auxiliaries: AUXILIARIES,
  shades: GERMAN_SHADES,
  elisions: null,
  titles:
    words(`frau herr herrn dr doktor prof professor professorin doktorin familie tante onkel schwester pater pastor pfarrer bürgermeister
    bürgermeisterin minister ministerin präsident präsidentin kanzler kanzlerin könig königin trainer richter richterin kollege kollegin`),
  units: byPhrase({
    mm: 'millimeter, millimetern, mm',
    cm: 'zentimeter, zentimetern, cm',
    dm: 'dezimeter, dezimetern, dm',
    m: 'meter, metern, m',
    km: 'kilometer, kilometern, km',
    μm: 'mikrometer, mikrometern, µm, μm',
    mg: 'milligramm, mg',
    g: 'gramm, g',
    kg: 'kilogramm, kilo, kilos, kg',
    μg: 'mikrogramm, µg, μg, mcg',
    t: 'tonne, tonnen, t',
    lb: 'pfund',
    mL: 'milliliter, millilitern, ml',
    cL: 'zentiliter, zentilitern, cl',
    dL: 'deziliter, dezilitern, dl',
    L: 'liter, litern, l',
    s: `sekunde, sekunden, sek, s, ${endings('sekündig')}`,
    min: `minute, minuten, min, ${endings('minütig')}`,
    h: `stunde, stunden, std, h, ${endings('stündig')}`,
    d: `tag, tage, tagen, ${endings('tägig')}`,
    wk: `woche, wochen, ${endings('wöchig')}`,
    mo: `monat, monate, monaten, ${endings('monatig')}`,
    yr: `jahr, jahre, jahren, ${endings('jährig')}`,
    '%': `prozent, vom hundert, %, ${endings('prozentig')}`,
    '‰': 'promille, ‰',
    '°C': 'grad celsius, °c',
    '°F': 'grad fahrenheit, °f',
    '°': 'grad, °',
    'km/h': 'kilometer pro stunde, stundenkilometer, stundenkilometern, km/h, kmh',
    'm/s': 'meter pro sekunde, m/s',
    'm²': 'quadratmeter, quadratmetern, m², m2, qm',
    'km²': 'quadratkilometer, quadratkilometern, km², km2',
    'm³': 'kubikmeter, kubikmetern, m³, m3',
    'cm³': 'kubikzentimeter, kubikzentimetern, cm³, cm3',
    ha: 'hektar, ha',
    W: 'watt, w',
    kW: 'kilowatt, kw',
    kWh: 'kilowattstunde, kilowattstunden, kwh',
    mV: 'millivolt, mv',
    V: 'volt, v',
    Hz: 'hertz, hz',
    kHz: 'kilohertz, khz',
    MHz: 'megahertz, mhz',
    dB: 'dezibel, db',
    MB: 'megabyte, mb',
    GB: 'gigabyte, gb',
    TB: 'terabyte, tb',
    ft: 'fuß, ft',
    in: 'zoll',
    mi: 'meile, meilen',
    IU: 'internationale einheiten, ie',
    mmHg: 'millimeter quecksilbersäule, mmhg',
    kcal: 'kilokalorie, kilokalorien, kcal',
  }),
  currencies: byPhrase({
    EUR: 'euro, euros',
    'EUR/100': 'eurocent, eurocents',
    '¤/100': 'cent, cents, rappen, groschen, pence, penny, pfennig, pfennige',
    USD: 'dollar, dollars, us dollar',
    GBP: 'pfund sterling, britische pfund, pfund',
    CHF: 'franken, schweizer franken, fränkli',
    JPY: 'yen',
    CNY: 'yuan, renminbi',
    PLN: 'zloty, złoty',
    CZK: 'tschechische kronen',
    SEK: 'schwedische kronen',
    NOK: 'norwegische kronen',
    DKK: 'dänische kronen',
    TRY: 'türkische lira, lira',
    RUB: 'rubel',
    INR: 'rupien, rupie',
    DEM: 'mark, d mark',
  }),
  discourseMarkers: words(
    'also ja nun naja na tja gut okay ok oh ach so und aber dann denn doch genau nämlich nee ne hm halt eben sag übrigens jedenfalls',
  ),
  idleWords: words(
    'eigentlich einfach halt eben mal ja doch quasi sozusagen irgendwie so also ne gell praktisch jetzt da schon eh bitte ehrlich',
  ),
  persons:
    rows(`ich mich mir mein meine meinen meinem meiner meines, du dich dir dein deine deinen deinem deiner deines, er ihn ihm,
    wir uns unser unsere unseren unserem unserer unseres, ihr euch euer eure euren eurem eurer`),
  closedSets: {
    'part of the day': rows(
      'morgens früh, vormittags vormittag, mittags mittag, nachmittags nachmittag, abends abend, nachts nacht',
    ),
    day: rows('gestern, heute, morgen, vorgestern, übermorgen'),
    duration: rows(
      'sekunde sekunden, minute minuten, stunde stunden, tag tage tagen täglich, woche wochen wöchentlich, monat monate monaten monatlich, jahr jahre jahren jährlich',
    ),
    side: rows('links linke linken linker linkes linkem, rechts rechte rechten rechter rechtes rechtem'),
    level: rows('oben obere oberen oberer oberes, unten untere unteren unterer unteres'),
  },
  sameMeaning: [
    phrases('doktor, dr, dr.'),
    phrases('professor, prof, prof.'),
    phrases('zum beispiel, z.b., z. b.'),
    phrases('das heißt, d.h., d. h.'),
    phrases('und so weiter, usw, usw.'),
    phrases('beziehungsweise, bzw, bzw.'),
    phrases('unter anderem, u.a., u. a.'),
    phrases('sankt, st, st.'),
    phrases('nummer, nr, nr.'),
    phrases('circa, ca, ca.'),
    phrases('inklusive, inkl, inkl.'),
    phrases('maximal, max, max.'),
    phrases('minimal, min, min.'),
    phrases('misses, mrs, mrs.'),
    phrases('mister, mr, mr.'),
    phrases('weil, da, denn'),
    phrases('obwohl, obgleich, obschon, auch wenn'),
    phrases('dass, daß'),
    phrases('bevor, ehe'),
    phrases('bereits, schon'),
    phrases('zirka, circa, ungefähr, etwa, rund'),
    phrases('niemals, nie'),
    phrases('nichts, nix'),
    phrases('hab, habe'),
    phrases('ist, is'),
    phrases('nicht, net, ned'),
    phrases('vielleicht, eventuell, möglicherweise, womöglich'),
    phrases('deshalb, deswegen, darum, daher'),
    phrases('sofort, gleich, unverzüglich'),
    phrases('zum beispiel, beispielsweise, etwa'),
    phrases('bekommen, gekriegt, kriegen, bekommt, kriegt'),
    phrases('angefangen, begonnen'),
    phrases('samstag, sonnabend'),
    phrases('telefonieren, anrufen'),
    phrases('mal, einmal'),
    phrases('was, etwas'),
    phrases('rauf, hinauf, herauf'),
    phrases('runter, hinunter, herunter'),
    phrases('raus, hinaus, heraus'),
    phrases('rein, hinein, herein'),
    phrases('so was, sowas, so etwas'),
    phrases('nun, jetzt'),
    phrases('zweimal, zwei mal'),
  ],
};
