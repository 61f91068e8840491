import { ITALIAN_SHADES } from './it-shades.js';
import type { Lexicon } from './lexicon.js';
import { byPhrase, phrases, rows, words } from './word-list.js';

const PRONOUNS =
  words(`io tu lui lei egli ella esso essa noi voi loro mi ti ci vi si lo la li le gli ne me te sé c' m' t' s' v' l' glielo gliela che chi cui
  questo questa questi queste quello quella quelli quelle ciò qualcuno qualcosa ognuno quale quali`);
const DETERMINERS =
  words(`il lo la l' i gli le un uno una un' mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro
  vostra vostri vostre loro questo questa questi queste quel quello quella quei quegli quelle ogni qualche`);
const PREPOSITIONS =
  words(`di a da in con su per tra fra del dello della dell' dei degli delle al allo alla all' ai agli alle dal dallo dalla dall' dai
  dagli dalle nel nello nella nell' nei negli nelle sul sullo sulla sull' sui sugli sulle col senza verso sopra sotto dietro davanti dopo prima durante
  contro presso oltre fino entro secondo d'`);
const CONJUNCTIONS = words(
  `e ed o od ma però se perché che come quando mentre siccome poiché benché sebbene quindi oppure né anche dunque anzi cioè`,
);
const AUXILIARIES =
  words(`sono sei è siamo siete era eri ero eravamo erano fu furono sarò sarà saremo saranno sarei sarebbe sarebbero sia siano essere
  stato stata stati state essendo ho hai ha abbiamo avete hanno avevo avevi aveva avevamo avevano ebbe avrò avrà avremo avranno avrei avrebbe avrebbero
  abbia abbiano avere avuto posso puoi può possiamo potete possono poteva potevano potrei potrebbe potrebbero devo devi deve dobbiamo dovete devono
  doveva dovevano dovrei dovrebbe dovrebbero voglio vuoi vuole vogliamo volete vogliono voleva volevano vorrei vorrebbe sto stai sta stiamo stanno
  stava stavano faccio fai fa facciamo fanno faceva fatto vado vai va andiamo vanno andare fare`);
const ADVERBS =
  words(`non no sì più meno molto molta molti molte poco tanto troppo bene male qui qua lì là adesso ora oggi ieri domani poi dopo sempre mai
  niente nulla nessuno nessuna tutto tutta tutti tutte altro altra altri altre già ancora solo soltanto quasi forse così allora proprio appena
  insieme ecco beh dove detto dice dico dire sapere sa so gente cosa cose volta volte anno anni due tre`);

/** The lexicon of Italian. */
export const ITALIAN: Lexicon = {
  language: 'it',
  functionWords: new Set([...PRONOUNS, ...DETERMINERS, ...PREPOSITIONS, ...CONJUNCTIONS, ...AUXILIARIES, ...ADVERBS]),
  hesitations: /^(?:e+h+m*|e+m+|m+h+m*|m{3,}|h+m+|a+h+m|m+b+[eè]h+|uh+m*)$/u,
  idlePhrases:
    phrases(`allora, beh, be', bè, cioè, insomma, diciamo, ecco, tipo, praticamente, sai, sa, capisci, capito, come dire, voglio dire, no, vero,
    niente, guarda, guardi, senti, senta, in pratica, in un certo senso, per così dire, dai, vabbè, va bene, ok, quindi, ma, ti dico, diciamo così,
    come si dice, vedi, a dire la verità, in realtà, comunque,
    come si chiama, come si chiamava, com'è che si chiama, come lo chiamano, vediamo, fammi vedere`),
  editTerms:
    phrases(`no, no aspetta, no aspetti, aspetta, aspetti, scusa, scusi, scusate, no scusa, no scusi, pardon, cioè, cioè no, voglio dire,
    volevo dire, intendo, anzi, anzi no, o meglio, o piuttosto, piuttosto, per meglio dire, mi correggo, correggo, mi sbaglio, ho sbagliato, no no,
    ma no, eh no, ah no, errata corrige, che dico, diciamo meglio, più precisamente, chiedo scusa, no ecco,
    cosa dico, cosa sto dicendo, mi sono sbagliato, mi sono sbagliata`),
  negations: words(
    `non no mai niente nulla nessuno nessuna nessun nessun' né neanche nemmeno neppure senza mica affatto giammai`,
  ),
  boundNegation: /^nessun['’]/u,
  months: rows(
    `gennaio gen, febbraio feb, marzo, aprile apr, maggio mag, giugno giu, luglio lug, agosto ago, settembre sett, ottobre ott, novembre nov, dicembre dic`,
  ),
  weekdays: rows(`lunedì, martedì, mercoledì, giovedì, venerdì, sabato sabati, domenica domeniche`),
  pronouns: PRONOUNS,
  determiners: DETERMINERS,
  prepositions: PREPOSITIONS,
  conjunctions: CONJUNCTIONS,
  auxiliaries: AUXILIARIES,
  shades: ITALIAN_SHADES,
  elisions:
    /^(?:l|d|c|m|t|s|v|n|un|gl|dell|all|dall|nell|sull|coll|quell|quest|bell|sant|anch|com|dov|cos|tutt|mezz|nessun|qualcun|ciascun)['’](?=\p{L})/u,
  titles:
    words(`signor signore signora signorina signori sig sigra dottor dottore dottoressa dott dottssa professor professore professoressa prof avvocato avv
    ingegner ingegnere ing don padre suor suora zio zia presidente ministro ministra re regina san santa maestro maestra`),
  units: byPhrase({
    mm: 'millimetro, millimetri, mm',
    cm: 'centimetro, centimetri, cm',
    m: 'metro, metri, m',
    km: 'chilometro, chilometri, km',
    μm: 'micrometro, micrometri, micron, µm, μm',
    mg: 'milligrammo, milligrammi, mg',
    g: 'grammo, grammi, g',
    hg: 'etto, etti, hg',
    kg: 'chilogrammo, chilogrammi, chilo, chili, kg',
    μg: 'microgrammo, microgrammi, µg, μg, mcg',
    t: 'tonnellata, tonnellate, t',
    q: 'quintale, quintali',
    mL: 'millilitro, millilitri, ml',
    cL: 'centilitro, centilitri, cl',
    dL: 'decilitro, decilitri, dl',
    L: 'litro, litri, l',
    s: 'secondo, secondi, sec, s',
    min: 'minuto, minuti, min',
    h: 'ora, ore, h',
    d: 'giorno, giorni',
    wk: 'settimana, settimane',
    mo: 'mese, mesi',
    yr: 'anno, anni',
    '%': 'per cento, percento, %',
    '‰': 'per mille, ‰',
    '°C': 'gradi celsius, gradi centigradi, grado celsius, °c',
    '°F': 'gradi fahrenheit, °f',
    '°': 'grado, gradi, °',
    'km/h': "chilometri all'ora, chilometri orari, chilometro all'ora, km/h, kmh",
    'm/s': 'metri al secondo, m/s',
    'm²': 'metro quadrato, metri quadrati, metri quadri, m², m2, mq',
    'km²': 'chilometro quadrato, chilometri quadrati, km², km2',
    'm³': 'metro cubo, metri cubi, m³, m3',
    'cm³': 'centimetro cubo, centimetri cubi, cm³, cm3',
    ha: 'ettaro, ettari, ha',
    W: 'watt, w',
    kW: 'chilowatt, kilowatt, kw',
    kWh: 'chilowattora, kilowattora, kwh',
    V: 'volt, v',
    Hz: 'hertz, hz',
    kHz: 'kilohertz, chilohertz, khz',
    MHz: 'megahertz, mhz',
    dB: 'decibel, db',
    MB: 'megabyte, mega, mb',
    GB: 'gigabyte, giga, gb',
    TB: 'terabyte, tera, tb',
    ft: 'piede, piedi, ft',
    in: 'pollice, pollici',
    mi: 'miglio, miglia',
    IU: 'unità internazionali, ui',
    mmHg: 'millimetri di mercurio, mmhg',
    kcal: 'chilocaloria, chilocalorie, kcal',
  }),
  currencies: byPhrase({
    EUR: 'euro',
    '¤/100': 'centesimo, centesimi, cent, penny, pence',
    USD: 'dollaro, dollari, dollari americani',
    GBP: 'sterlina, sterline',
    CHF: 'franco svizzero, franchi svizzeri, franchi, franco',
    JPY: 'yen',
    CNY: 'yuan, renminbi',
    INR: 'rupia, rupie',
    RUB: 'rublo, rubli',
    ITL: 'lira, lire',
  }),
  discourseMarkers: words(
    'allora beh be bè cioè insomma ecco dunque quindi ehm ah oh e ma poi sì ok okay vabbè senti guarda dai',
  ),
  idleWords: words('diciamo ecco insomma praticamente proprio tipo cioè allora appunto veramente semplicemente'),
  persons: rows(
    'io mi me mio mia miei mie, tu ti te tuo tua tuoi tue, lui egli, lei ella, noi ci nostro nostra nostri nostre, voi vi vostro vostra vostri vostre, loro essi esse',
  ),
  closedSets: {
    'part of the day': rows('mattina mattino mattinata, mezzogiorno, pomeriggio, sera serata, notte, mezzanotte'),
    day: rows('ieri, oggi, domani, dopodomani'),
    duration: rows(
      'secondo secondi, minuto minuti, ora ore, giorno giorni quotidiano, settimana settimane, mese mesi mensile, anno anni annuale',
    ),
    side: rows('sinistra sinistro sinistri sinistre, destra destro destri destre'),
    level: rows('sopra superiore, sotto inferiore'),
  },
  sameMeaning: [
    phrases('signor, signore, sig, sig.'),
    phrases('signora, sigra, sig.ra'),
    phrases('dottor, dottore, dott, dott.'),
    phrases('dottoressa, dott.ssa'),
    phrases('professor, professore, prof, prof.'),
    phrases('ad esempio, ad es., p.es.'),
    phrases('eccetera, ecc, ecc.'),
    phrases('avvocato, avv, avv.'),
    phrases('ingegnere, ing, ing.'),
    phrases('perché, poiché, siccome, dato che, visto che'),
    phrases('benché, sebbene, anche se, nonostante'),
    phrases("circa, più o meno, all'incirca, intorno a, grosso modo"),
    phrases('niente, nulla'),
    phrases('soltanto, solo, solamente, unicamente'),
    phrases('quindi, perciò, dunque, per questo, pertanto'),
    phrases('adesso, ora'),
    phrases('tra, fra'),
    phrases('qui, qua'),
    phrases('lì, là'),
    phrases('poi, dopo, in seguito'),
    phrases('neanche, nemmeno, neppure'),
    phrases('però, ma, tuttavia'),
    phrases('cominciato, iniziato'),
    phrases('cominciare, iniziare'),
    phrases('per esempio, ad esempio'),
    phrases('subito, immediatamente'),
    phrases('lei, ella'),
    phrases('lui, egli'),
    phrases('e, ed'),
    phrases('a, ad'),
  ],
};
