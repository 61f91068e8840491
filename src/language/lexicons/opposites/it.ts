import { CONJUGATIONS, pairs } from './pairs.js';

/** Words of Italian that turn a condition, a bound, a direction or an outcome, or name another of a closed kind. */
export const ITALIAN_OPPOSITES = pairs(
  `
  con, più / senza, meno
  più, esclusa, escluso, escluse, esclusi, tranne, eccetto, senza / inclusa, incluso, incluse, inclusi, compresa, compreso
  tranne, eccetto, salvo / anche, perfino
  se, purché / benché, sebbene, a meno che
  perché, grazie a / anche se, benché, sebbene, nonostante
  più di, oltre, al di sopra di, più, sopra, almeno / meno di, al di sotto di, meno, sotto, al massimo
  almeno, come minimo, minimo, perlomeno / al massimo, massimo
  prima di, prima del, prima della, prima dei, prima delle, prima / dopo, dopo il, dopo la
  da, dal, dalle, dalla / fino a, fino alle, fino al, entro
  presto / tardi
  primo, prima / ultimo, ultima
  superiore, alto, alta / inferiore, basso, bassa
  maggiore, più grande / minore, più piccolo, più piccola
  meglio, migliore / peggio, peggiore
  salire, sale, salito, salita, saliti, aumentato, aumentata, aumenta, cresciuto, cresciuta / scendere, scende, sceso, scesa, scesi, diminuito, diminuita, diminuisce, calato, calata
  vincere, vince, vinto, abbiamo vinto / perdere, perde, perso, abbiamo perso
  guadagno, profitto, utile / perdita
  accettato, approvato / rifiutato, respinto
  permesso / vietato
  aperto, aperta, apre / chiuso, chiusa, chiude
  comprare, comprato / vendere, venduto
  sempre, spesso / mai, raramente
  tutti, qualcuno / nessuno
  tutto, qualcosa / niente, nulla
  ancora, adesso, ora / non più
  già / non ancora
  sì / no
  dentro / fuori
  favore / contro
  doppio / metà, la metà
  davanti / dietro
  signor, signore / signora
  lui, egli / lei, ella
  uomo, uomini, ragazzo / donna, donne, ragazza
  madre, mamma / padre, papà, babbo / sorella, sorelle / fratello, fratelli / figlio / figlia / moglie / marito / zia / zio / cugino / cugina / nonna / nonno / fidanzato / fidanzata / vicino / vicina / amico / amica / capo
  centinaia, cento / migliaia, mila, mille / milioni, milione / miliardi, miliardo
  primavera / estate / autunno / inverno
  nord / sud / est / ovest
  se non / se
  cald~ / fredd~
  femminile / maschile
  rapid~, veloce, veloci, velocemente, in fretta / lent~, lentamente
  economic~, a buon mercato / car~, costos~
  bagnat~, umid~ / asciutt~, secc~
  facile, facili, facilmente / difficile, difficili
  grande, grandi, gross~ / piccol~
  lung~ / cort~, breve, brevi
  larg~ / strett~
  spess~ / sottile, sottili
  profond~ / superficiale, superficiali
  pesante, pesanti / legger~
  forte, forti / debole, deboli
  ricc~, ricchi / pover~
  sicur~ / insicur~, pericolos~
  pulit~ / sporc~, sporchi
  crud~ / cott~
  fresc~, freschi / congelat~, marci~
  dolce, dolci / amar~, acid~
  chiar~ / scur~
  vicin~ / lontan~
  nuov~ / vecchi~, vecchi, usat~
  giovane, giovani / vecchi~, vecchi, anzian~
  felice, felici, content~ / infelice, triste, tristi
  san~ / malat~
  possibile / impossibile
  probabile / improbabile
  facoltativ~, volontari~ / obbligatori~
  temporane~, provvisori~ / permanente, permanenti, definitiv~
  pubblic~ / privat~
  approvat~, accettat~, accolt~ / respint~, rifiutat~, bocciat~
  approvazione / rifiuto
  successo, successi / fallimento, insuccesso
  vantaggio, vantaggi / svantaggio, svantaggi
  entrate, ricavi / uscite, spese
  arrivare, arriva, arrivat~, arrivo / partire, parte, partit~, partenza
  entrare, entra, entrat~ / uscire, esce, uscit~
  assunt~, assumere / licenziat~, licenziare
  migliorat~, migliora / peggiorat~, peggiora
  nat~ / mort~
  nascita / morte
  molt~, tant~ / poc~, pochi, poche
  ovunque, dappertutto / da nessuna parte
  precedente, precedenti / successiv~, seguente, seguenti
  una volta / due volte / tre volte / quattro volte
  ross~ / verde, verdi / blu, azzurr~ / giall~ / marrone / grigi~, grigi / ner~ / bianc~, bianchi, bianche
  pien~ / vuot~
  aumento / calo, diminuzione
  decina, decine / dozzina, dozzine / quindicina / ventina / trentina / quarantina / cinquantina / sessantina / centinaio / migliaio
  più / meno
  prima di, prima del, prima della, prima delle, fino a, fino al, fino alle / da, dal, dalle, a partire dal, dopo
  sal*ire, aument*are / scend*ere, diminu*ire, ridott*o, ridurre
  vinc*ere, vinto / perd*ere, perso
  compr*are / vend*ere
  apr*ire, aperto / chiud*ere, chiuso
  accett*are, approv*are / rifiut*are, respint*o
  inizi*are, cominci*are / fin*ire, smett*ere, termin*are
  entr*are / usc*ire, esce, esco
  accend*ere, acceso / spegn*ere, spento
  rid*ere, riso / piang*ere, pianto
  ricord*are / dimentic*are
  arriv*are / part*ire
  avanti / indietro
  minore, più giovane / maggiore, più vecchio
  sinistr~ / destr~
  a favore, favore / contro
  la maggioranza, maggioranza / la minoranza, minoranza
  mattina, mattino / pomeriggio / sera / notte
  scorso, scorsa, scorsi / prossimo, prossima, prossimi
  mezz~ / inter~
  inquilino, inquilina / proprietario, proprietaria
  attore, querelante / convenuto, imputato
  maestro, maestra, professore, professoressa / alunno, alunna, allievo, allieva
  medico, dottore / paziente, pazienti / infermiere, infermiera
  venditore / acquirente, compratore
  creditore / debitore
  mittente / destinatario
  vittima, vittime / aggressore, colpevole
  vincitore / perdente
  genitori / figli, bambini
  gratis, gratuit~ / a pagamento
  prima che / dopo che
  ridurre, ridotto, ridotta / aumentare, aumentato, aumentata`,
  ['o', 'a', 'i', 'e'],
  CONJUGATIONS.it,
);
