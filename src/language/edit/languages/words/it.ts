import { phrases, words } from '../../../lexicons/word-list.js';
import type { SentenceWords } from '../sentence-words.js';

/** How sentences begin and connect in Italian. */
export const ITALIAN_SENTENCES: SentenceWords = {
  language: 'it',
  verbSecond: false,
  subjects: words('io tu noi voi'),
  openSubjects: words('lui lei loro questo quello questa tutto tutti nessuno qualcuno molti alcuni'),
  contracted: /^c'(?:è|era|erano)$/,
  between: words('non mi ti si lo la li le gli ci vi ne già anche mai sempre'),
  finite:
    words(`ho hai ha hanno avevo aveva avevano ebbe faccio fa fanno facevo faceva fece vado va vanno andavo andava dico dice dicono disse diceva so sa sanno
    sapeva credo crede penso pensa pensava voglio vuole vogliono volevo voleva posso può possono poteva devo deve devono doveva vengo viene vengono venne veniva
    arriva arrivano arrivò passa passano sembra sembrava piace piaceva piacciono c'è c'era sto sta stanno stava stavano ero era erano sono è sarà saranno sarebbe fu
    costa costano costava resta rimane esce escono comincia cominciò iniziato inizia serve servono bisogna vive vivo viveva lavora lavoro lavorava conosco conosce
    vende vendono porta porto apre aprono chiude mette metto gioca giocano vinse perse morì nacque chiama chiamo funziona dura significa ricordo vedo vede dicevo
    diceva manca mancano mancava basta succede successe prende prendono parla parlano parlava lavora`),
  finiteEnding: /(?:o|i|a|e|iamo|ete|ano|ono|vo|va|ò)$/,
  sureVerb: /\p{L}{2}(?:avano|evano|ivano|arono|ava|eva)$/u,
  ownClause:
    /^(?:\p{L}{2,}(?:iamo|avamo|evamo|ivamo|eremo)|abbiamo|siamo|eravamo|avevamo|saremo|avremo|facemmo|andammo|ho|avevo|ero|penso|credo|ricordo|voglio|vorrei|devo|posso|sto|c'è|c'era|c'erano|bisogna|serve|giocheremo)$/u,
  noVerbs: words('richiamo'),
  leads: words(
    'oggi ieri domani adesso ora poi allora dopo inoltre forse prima infine finalmente purtroppo fortunatamente quindi normalmente così lì qui',
  ),
  leadPhrases: phrases(
    "l'anno scorso, all'inizio, alla fine, nel primo tempo, nel secondo tempo, in quel momento, in realtà, per fortuna, per esempio, di solito, un giorno, da allora",
  ),
  setOff: words('sì allora bene certo ecco perfetto ciao buongiorno guarda ok'),
  markers: words('sì no certo bene ecco esatto perfetto grazie ciao buongiorno allora guarda ok okay'),
  strongMarkers: words('ciao ok okay'),
  addressed: words('lei voi tu ti vi suo sua vostro tuo'),
  asks: words('quanti quante quale quali'),
  asksYou:
    /^(?:\p{L}{2,}(?:[aei]vi|[aei]vate|[aei]sti|[aei]ste)|eri|eravate|hai|avete|vuoi|volete|puoi|potete|siete|sapete)$/u,
  askPhrases: phrases(
    'che cosa è, che cosa hai, che cosa fa, che cosa ho, cosa ho, cosa abbiamo, che cosa abbiamo, da quanto tempo, da quanto, come mai, come si, come ti, come hai, quanto costa, a che ora',
  ),
  subordinators: words(
    'che quando se perché anche mentre come dove chi cui quale poiché finché appena benché sebbene siccome quanto cosa',
  ),
  fronted: words('quando se mentre siccome poiché appena benché'),
  takers: words('disse dice dico diceva detto pensai'),
  joins: words('e ed o'),
  turns: words('ma però'),
  commaBefore: words(''),
  noCommaAfter: words('e o ma né'),
  openEnd: words('molto più così non mi ti si ci ne quasi ogni signor signora signore né io'),
  commaBeforeJoin: false,
};
