import { phrases, words } from '../../../lexicons/word-list.js';
import type { SentenceWords } from '../sentence-words.js';

/** How sentences begin and connect in German. */
export const GERMAN_SENTENCES: SentenceWords = {
  language: 'de',
  verbSecond: true,
  subjects: words('ich wir er man du'),
  openSubjects: words(
    'es sie das dies die der ihr alle viele manche einige jeder keiner niemand jemand beide alles nichts',
  ),
  contracted: null,
  between: words('nicht'),
  finite:
    words(`geht gehe gehen ging gingen kommt komme kommen kam kamen macht mache machen machte machten gibt gebe geben gab gaben sagt sage sagen sagte
    sagten steht stehe stehen stand standen liegt liege liegen lag lagen findet finde finden fand fanden denkt denke denken dachte dachten glaubt glaube glauben
    glaubte weiß wissen wusste wussten sieht sehe sehen sah sahen nimmt nehme nehmen nahm nahmen bringt bringe bringen brachte hält halte halten hielt lässt lasse
    lassen ließ ließen bleibt bleibe bleiben blieb blieben heißt heiße hieß braucht brauche brauchen brauchte kostet kosten kostete läuft laufe laufen lief liefen
    fährt fahre fahren fuhr fuhren spielt spiele spielen spielte spielten arbeitet arbeite arbeiten arbeitete arbeiteten wohnt wohne wohnen wohnte lebt lebe
    leben lebte lebten fängt fangen fing fingen beginnt begann begannen kennt kenne kennen kannte scheint schien passiert passierte funktioniert funktionierte
    stimmt meint meinte fragt frage fragte erzählt erzählte hört höre hörte schreibt schreibe schrieb liest las trinkt isst esse aß schläft schlief verkauft verkaufte
    verkaufen kaufte kauft bekommt bekomme bekommen bekam kriegt kriege kriegte dauert dauerte gehört gehörte gefällt gefiel hilft half zeigt zeigte trifft traf
    trafen setzt setzte stellt stellte legt legte zahlt zahle zahlte sitzt sitze saß saßen wartet warte wartete ruft rief riefen hoffe hofft freue freut freute
    verliert verlor verloren gewinnt gewann gewannen fällt fiel trägt trug zieht zog zogen öffnet öffnete schließt schloss versucht versuchte bedeutet nennt nannte
    starb stirbt erinnert reicht wächst wuchs hing hängt schmeckt regnet regnete klingt wirkt reden redet redet redete`),
  finiteEnding: /(?:e|st|t|te|ten|en)$/,
  sureVerb: null,
  ownClause: null,
  noVerbs: words('nicht heute gestern jetzt zuerst selbst leute seite heißt'),
  leads:
    words(`heute gestern morgen jetzt dann damals danach später inzwischen trotzdem deshalb deswegen darum außerdem natürlich manchmal meistens vielleicht
    plötzlich irgendwann zuerst zum früher da hier dort leider zum sonst dabei dafür davor seitdem also übrigens jedenfalls allerdings eigentlich normalerweise
    abends morgens mittags nachts anschließend schließlich letztendlich mittlerweile zunächst bisher`),
  leadPhrases: phrases(
    'letztes jahr, voriges jahr, am anfang, am ende, zum glück, zum beispiel, im grunde, auf einmal, nach dem motto',
  ),
  setOff: words('ja nein okay ok nee naja also gut klar genau hallo danke'),
  markers: words('ja nein okay ok gut genau doch klar nee stimmt naja na moment danke hallo tschüss'),
  strongMarkers: words('okay ok hallo naja'),
  addressed: words('sie ihr ihre ihren ihrem ihnen du dein deine dir dich euch eure'),
  asks: words(
    'wie was wer wo wann warum wieso weshalb woher wohin welche welcher welches welchen wen wem womit wofür worum wovon wozu worauf',
  ),
  asksYou: null,
  askPhrases: [],
  subordinators:
    words(`dass daß weil wenn ob obwohl damit nachdem bevor sodass falls sobald solange während indem als da wo wie was wer der die das den dem denen deren
    dessen welche welcher welches warum wieso wann bis seit seitdem ehe`),
  fronted: words('wenn weil obwohl nachdem bevor falls sobald solange als während seit bis da ehe'),
  takers: words('glaube glaubt denke denkt finde findet meine meint meinte sagte sagt sage dachte hoffe hofft weiß'),
  joins: words('und oder'),
  turns: words('aber sondern denn doch jedoch'),
  commaBefore: words('dass daß weil wenn ob obwohl damit nachdem bevor sodass falls sobald'),
  noCommaAfter: words(
    'und oder aber sondern als auch nur selbst denn außer so kurz erst immer egal wie doch sogar gerade besonders vor allem nämlich etwa',
  ),
  openEnd: words('sehr so zu ganz mehr kein keine keinen etwa ungefähr circa rund fast nur auch frau herr dr doktor'),
  commaBeforeJoin: true,
};
