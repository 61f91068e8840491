import { pairs } from './pairs.js';

/** Words of German that turn a condition, a bound, a direction or an outcome, or name another of a closed kind. */
export const GERMAN_OPPOSITES = pairs(
  `
  mit, plus / ohne, minus
  zu viel, zu viele / zu wenig, zu wenige
  plus, zuzüglich, exklusive, ohne, außer, ausgenommen, bis auf / inklusive, einschließlich, inkl, inbegriffen
  außer, ausgenommen / auch, sogar
  wenn, falls, sofern, vorausgesetzt / obwohl, obgleich, es sei denn, außer wenn
  weil, wegen, dank / obwohl, obgleich, trotz
  über, mehr als, oberhalb, mehr, mindestens / unter, weniger als, unterhalb, weniger, höchstens, bis zu
  mindestens, wenigstens / höchstens, maximal, bis zu
  vor, bis / ab, seit
  vor, bevor, ehe, vorher, davor, zuvor / nach, nachdem, nachher, danach, hinterher
  ab, seit / bis
  frühestens, früher, früh / spätestens, später, spät
  erste, ersten, erster, erstes, zuerst / letzte, letzten, letzter, letztes, zuletzt
  höher, höhere, höheren / niedriger, niedrigere, niedrigeren, tiefer
  größer, größere, größeren, größte, größten / kleiner, kleinere, kleineren, kleinste, kleinsten
  länger / kürzer
  schneller / langsamer
  billiger, günstiger / teurer
  besser, beste, besten / schlechter, schlechteste, schlimmer
  älter, ältere, älteste, älteren / jünger, jüngere, jüngste, jüngeren
  rauf, hinauf, hoch, aufwärts / runter, hinunter, abwärts
  gewinnen, gewinnt, gewann, gewannen, gewonnen / verlieren, verliert, verlor, verloren
  gewinn, gewinne / verlust, verluste
  steigen, steigt, stieg, stiegen, gestiegen, zugenommen, wächst, gewachsen / fallen, fällt, fiel, fielen, gefallen, sinken, sinkt, sank, sanken, gesunken, abgenommen
  angenommen, zugestimmt, genehmigt / abgelehnt, verweigert
  erlaubt / verboten
  offen, geöffnet, auf / geschlossen, zu
  kaufen, kauft, kaufte, kauften, gekauft / verkaufen, verkauft, verkaufte, verkauften
  immer, stets, oft / nie, niemals, selten
  alle, jeder, alles / keine, keiner, niemand, nichts
  noch, immer noch, jetzt / nicht mehr
  schon, bereits / noch nicht
  ja / nein
  richtig / falsch
  an, ein / aus
  für / gegen
  drinnen, innen / draußen, außen
  vorne, vorn / hinten
  doppelt, doppelte, zweimal / halb, halbe, hälfte, die hälfte, einmal
  vermieter / mieter
  verkäufer / käufer
  bestanden / durchgefallen
  herr, herrn / frau
  er, ihn, ihm / sie
  mann, männer, junge, jungs / frau, frauen, mädchen
  mutter, mama, mutti / vater, papa, vati / schwester, schwestern / bruder, brüder / sohn, söhne / tochter, töchter / ehefrau / ehemann / tante / onkel / nichte / neffe / cousin / großmutter, oma / großvater, opa / enkel / enkelin / freund, freunde / freundin / nachbar, nachbarn / nachbarin / kollege, kollegen / kollegin / chef / chefin
  hundert, hunderte / tausend, tausende / million, millionen / milliarde, milliarden
  frühling, frühjahr / sommer / herbst / winter
  norden, nördlich / süden, südlich / osten, östlich / westen, westlich
  warm / kalt
  leicht~, geringfügig~, etwas / stark~, deutlich~, erheblich~
  links, linke, linken / rechts, rechte, rechten
  lachen, lacht, lachte, gelacht / weinen, weint, weinte, geweint
  erhöht, erhöhen, erhöhte / gesenkt, senken, senkte, reduziert, reduzieren, reduzierte
  anfangen, anfange, angefangen, begonnen / aufhören, aufhöre, aufgehört, beendet
  inklusive / exklusive
  weiblich, weibliche / männlich, männliche
  schnell~, rasch~, zügig~ / langsam~
  billig~, günstig~ / teuer, teure, teuren, teurer, teures
  nass, nasse, nassen, feucht~ / trocken~
  leicht~, einfach~ / schwer~, schwierig~
  groß~ / klein~
  lang~ / kurz~
  breit~ / schmal~
  dick~ / dünn~
  tief~ / flach~
  stark~ / schwach~
  laut~ / leise, leisen, leiser
  voll~ / leer~
  reich~ / arm~
  sicher~ / unsicher~, gefährlich~
  sauber~ / schmutzig~, dreckig~
  roh~ / gekocht~, gegart~
  frisch~ / alt~, gefroren~, tiefgekühlt~
  süß~ / sauer, saure, sauren, bitter~
  hell~ / dunkel, dunkle, dunklen, dunkler
  nah, nahe, nahen / fern, weit, weite, weiten
  neu~ / alt~
  jung~ / alt~
  glücklich~, froh~ / unglücklich~, traurig~
  gesund~ / krank~
  möglich~ / unmöglich~
  wahrscheinlich~ / unwahrscheinlich~
  freiwillig~ / verpflichtend~, obligatorisch~
  vorübergehend~, befristet~ / dauerhaft~, unbefristet~
  öffentlich~ / privat~
  zustimmung, genehmigung, annahme / ablehnung, weigerung
  erfolg, erfolge, erfolgreich~ / misserfolg, erfolglos~
  vorteil, vorteile / nachteil, nachteile
  stärke, stärken / schwäche, schwächen
  liebe, liebt, liebte / hasse, hasst, hasste
  einfuhr, import, importe / ausfuhr, export, exporte
  einnahmen, einkommen / ausgaben
  ankunft, angekommen / abfahrt, abgefahren, abreise
  erinnert, erinnere / vergessen, vergisst, vergaß
  eingestellt / entlassen, gekündigt
  verbessert, besserung / verschlechtert, verschlechterung
  geboren / gestorben
  geburt / tod
  verheiratet~ / ledig~, geschieden~
  viel, viele, vielen / wenig, wenige, wenigen
  überall / nirgends, nirgendwo
  freund / feind
  vorherig~, vorig~, letzt~ / folgend~, nächst~
  einmal / zweimal / dreimal / viermal / fünfmal
  rot~ / grün~ / blau~ / gelb~ / braun~ / grau~ / schwarz~ / weiß~
  zusage, zugesagt / absage, abgesagt
  morgen, morgens / vormittag, vormittags / mittag, mittags / nachmittag, nachmittags / abend, abends / nacht, nachts
  halb~ / ganz~
  dafür / dagegen
  kläger, klägerin / beklagte, beklagter, beklagten
  lehrer, lehrerin / schüler, schülerin
  arzt, ärztin / patient, patientin / schwester, pfleger
  arbeitgeber / arbeitnehmer
  gläubiger / schuldner
  gast, gäste / gastgeber
  absender / empfänger
  fahrer / fahrgast, beifahrer
  opfer / täter
  sieger, gewinner / verlierer
  eltern / kind, kinder
  eingang / ausgang
  kostenlos~, gratis / kostenpflichtig~
  näher / weiter, ferner
  mehrheit / minderheit
  verringern, verringert, verringerte / vergrößern, vergrößert, vergrößerte`,
  ['', 'e', 'en', 'er', 'es', 'em'],
);
