import { pairs } from './pairs.js';

/** Words of Dutch that turn a condition, a bound, a direction or an outcome, or name another of a closed kind. */
export const DUTCH_OPPOSITES = pairs(
  `
  met, plus / zonder, min
  te veel / te weinig
  plus, exclusief, behalve, uitgezonderd, zonder / inclusief, inbegrepen, meegerekend
  behalve, uitgezonderd / ook, zelfs
  als, indien, mits / hoewel, ofschoon, tenzij
  omdat, dankzij, wegens / hoewel, ondanks
  meer dan, boven, boven de, ruim, meer, minstens / minder dan, onder, onder de, minder, hoogstens, hooguit
  minstens, ten minste, tenminste, minimaal / hooguit, hoogstens, maximaal, ten hoogste
  voor, tot / vanaf, sinds
  voor, voordat, vóór, daarvoor / na, nadat, daarna
  vanaf, sinds / tot, tot en met
  vroeger, vroeg, eerder / later, laat
  eerste / laatste
  hoger, hoge, hoogste / lager, lage, laagste
  groter, grootste / kleiner, kleinste
  beter, beste / slechter, slechtste
  omhoog / omlaag
  winnen, wint, won, wonnen, gewonnen / verliezen, verliest, verloor, verloren
  winst / verlies
  stijgen, stijgt, steeg, stegen, gestegen, gegroeid / dalen, daalt, daalde, daalden, gedaald, gekrompen
  aangenomen, goedgekeurd / afgewezen, geweigerd
  toegestaan / verboden
  open / dicht, gesloten
  kopen, kocht, kochten, gekocht / verkopen, verkocht, verkochten
  altijd, vaak / nooit, zelden
  iedereen, alle, allemaal, iemand / niemand, geen
  alles, iets / niets, niks
  nog, nog steeds, nu / niet meer
  al / nog niet
  ja / nee
  aan / uit
  voor / tegen
  binnen / buiten
  voorin, voor / achterin, achter
  dubbele, dubbel, tweemaal / helft, de helft, half, eenmaal
  huurder / verhuurder
  meneer / mevrouw
  hij, hem / zij, ze
  man, mannen, jongen, jongens / vrouw, vrouwen, meisje, meisjes
  moeder, mama, ma / vader, papa, pa / zus, zussen / broer, broers / zoon / dochter / echtgenote / echtgenoot / tante / oom / nicht / neef / oma, grootmoeder / opa, grootvader / kleinzoon / kleindochter / vriend / vriendin / buurman / buurvrouw / buren / collega / baas
  honderd, honderden / duizend, duizenden / miljoen, miljoenen / miljard, miljarden
  lente, voorjaar / zomer / herfst, najaar / winter
  noorden, noordelijk / zuiden, zuidelijk / oosten, oostelijk / westen, westelijk
  warm / koud
  zwaar, zware, sterk, sterke / licht, lichte, gering, geringe
  vroegst, vroegste / laatst, laatste
  duurste, duurder / goedkoopste, goedkoper
  linkerkant, links, linker / rechterkant, rechts, rechter
  lachen, lacht, lachte, gelachen / huilen, huilt, huilde, gehuild
  verhogen, verhoogd, verhoogt, verhoogde / verlagen, verlaagd, verlaagt, verlaagde
  beginnen, begint, begon, begonnen / stoppen, stopt, stopte, gestopt
  blijven, blijft, bleef / vertrekken, vertrekt, vertrok, weggaan
  vrouwelijk, vrouwelijke / mannelijk, mannelijke
  snel~, vlug / langzaam, langzame, traag, trage
  goedkoop, goedkope, voordelig~ / duur, dure
  nat, natte, vochtig~ / droog, droge
  makkelijk~, gemakkelijk~, eenvoudig~ / moeilijk~, lastig~
  groot, grote / klein~
  lang~ / kort~
  breed, brede / smal, smalle
  dik, dikke / dun, dunne
  diep~ / ondiep~
  zwaar, zware / licht~
  sterk~ / zwak, zwakke
  luid~, hard~ / zacht~, stil, stille
  rijk~ / arm~
  veilig~ / onveilig~, gevaarlijk~
  schoon, schone / vuil, vuile, vies, vieze
  rauw~ / gekookt~, gebakken, gaar
  vers, verse / bevroren, bedorven
  zoet~ / zuur, zure, bitter~
  lauw~ / koud~, heet, hete
  helder~ / donker~
  dichtbij / ver, verre
  nieuw~ / oud~
  jong~ / oud~
  blij, blije, gelukkig~ / verdrietig~, ongelukkig~
  gezond~ / ziek~
  mogelijk~ / onmogelijk~
  waarschijnlijk~ / onwaarschijnlijk~
  vrijwillig~ / verplicht~
  tijdelijk~ / permanent~, vast, vaste
  openbaar, openbare, publiek~ / privé
  goedkeuring, toestemming / afwijzing, weigering
  succes, successen / mislukking
  geslaagd / gezakt, mislukt
  voordeel, voordelen / nadeel, nadelen
  inkomsten / uitgaven
  aankomst, aangekomen / vertrek, vertrokken
  aangenomen / ontslagen
  verbeterd, verbetering / verslechterd, verslechtering
  geboren / overleden, gestorven
  geboorte / dood, overlijden
  veel, vele / weinig, weinige
  overal / nergens
  vorig~ / volgend~
  eenmaal, één keer / tweemaal, twee keer / driemaal, drie keer / vier keer
  rood, rode / groen~ / blauw~ / geel, gele / bruin~ / grijs, grijze / zwart~ / wit, witte
  vol, volle / leeg, lege
  tiental, tientallen / dozijn / twintigtal / dertigtal / veertigtal / vijftigtal / honderdtal, honderdtallen / duizendtal, duizendtallen
  de meerderheid, meerderheid / de minderheid, minderheid
  ochtend, morgen / middag / avond / nacht
  half, halve / heel, hele
  eiser, aanklager / gedaagde, verdachte
  leraar, lerares, meester, juf / leerling, leerlingen
  arts, dokter / patiënt, patiënten / verpleegkundige, zuster
  verkoper / koper
  werkgever / werknemer
  schuldeiser / schuldenaar
  afzender / ontvanger, geadresseerde
  bestuurder, chauffeur / passagier
  slachtoffer, slachtoffers / dader
  winnaar / verliezer
  gratis / betaald
  ouders / kind, kinderen
  verlaagd, verlaagde, verminderd / verhoogd, verhoogde, vermeerderd
  vorige, vorig / volgende, volgend`,
  ['', 'e'],
);
