import { phrases, words } from '../../../lexicons/word-list.js';
import type { SentenceWords } from '../sentence-words.js';

/** How sentences begin and connect in Dutch. */
export const DUTCH_SENTENCES: SentenceWords = {
  language: 'nl',
  verbSecond: true,
  subjects: words('ik wij hij jij men'),
  openSubjects: words('we ze zij je u het dat dit er die alles niets niemand iedereen iemand sommige veel'),
  contracted: null,
  between: words('niet'),
  finite:
    words(`ga gaat gaan ging gingen kom komt komen kwam kwamen doe doet doen deed deden maak maakt maken maakte maakten geef geeft geven gaf gaven zeg zegt
    zeggen zei zeiden sta staat staan stond stonden lig ligt liggen lag lagen vind vindt vinden vond vonden denk denkt denken dacht dachten weet weten wist wisten
    zie ziet zien zag zagen neem neemt nemen nam namen breng brengt brengen bracht laat laten liet lieten blijf blijft blijven bleef bleven heet heten loop loopt
    lopen liep liepen rij rijdt rijden reed speel speelt spelen speelde speelden werk werkt werken werkte werkten woon woont wonen woonde leef leeft leven leefde
    begin begint beginnen begon begonnen ken kent kennen kende lijkt leek gebeurt gebeurde kost kosten kostte duurt duurde betekent hoor hoort hoorde schrijf
    schrijft schreef lees leest las eet eten at slaap slaapt sliep verkoop verkoopt verkopen verkocht verkochten koop koopt kocht krijg krijgt krijgen kreeg kregen
    hoef hoeft hoeven helpt hielp zit zitten zat zaten bel belt belde hoop hoopt probeer probeert probeerde repareer repareert repareren zet zetten gebruik gebruikt
    gebruiken vraag vraagt vroeg vroegen vertel vertelt vertelde win wint winnen won wonnen verloor klinkt werd werden houd houdt hou houden hield`),
  finiteEnding: /(?:t|de|te|den|ten|en)$/,
  sureVerb: null,
  ownClause: null,
  noVerbs: words('niet met uit dat wat het tot beste mensen dingen jaren weken dagen'),
  leads:
    words(`vandaag gisteren morgen nu toen dan daarna later soms misschien meestal daarom eerst vroeger hier daar natuurlijk gelukkig helaas ondertussen
    uiteindelijk eigenlijk plotseling dus verder tegenwoordig trouwens inmiddels intussen daarvoor`),
  leadPhrases: phrases('vorig jaar, in het begin, aan het eind, op een gegeven moment, in het weekend'),
  setOff: words('ja nee oké okay nou hallo goed bedankt'),
  markers: words('ja nee oké ok okay goed nou precies klopt inderdaad bedankt hallo dag'),
  strongMarkers: words('oké okay hallo nou'),
  addressed: words('u uw je jij jouw jullie'),
  asks: words('hoe wat wie waar wanneer waarom welke welk waarmee waarvoor hoeveel'),
  asksYou: null,
  askPhrases: [],
  subordinators:
    words(`dat omdat als of hoewel zodat nadat voordat terwijl toen wanneer zodra zolang waar wie wat die hoe waarom waarmee welke doordat tenzij sinds
    totdat`),
  fronted: words('als omdat hoewel nadat voordat terwijl toen wanneer zodra zolang sinds'),
  takers: words('denk denkt dacht vind vindt vond zei zegt zeg geloof hoop'),
  joins: words('en of'),
  turns: words('maar want'),
  commaBefore: words('omdat zodat hoewel terwijl'),
  noCommaAfter: words('en of maar want dus ook alleen juist'),
  openEnd: words('aantal heel erg zo te meer geen ongeveer bijna ook mevrouw meneer dokter'),
  commaBeforeJoin: true,
};
