import { words } from '../../../lexicons/word-list.js';

/**
 * German nouns and names that are not other words in lower case, so that a capital is never wrong: words that the CC0 sentences of Common Voice have four times or
 * more within a sentence, always with a capital, and whose other forms are not verbs or adjectives there.
 */
export const GERMAN_NOUNS: ReadonlySet<string> = words(`
    aachen abbildung abend abitur abkürzung abschluss absicht abstand abteilung abwesenheit adapter adler adresse advent afrika ahnung akku akkus
    akkuschrauber akte akten aktion akzent alarm albert album algen algorithmus alkohol allergiker allerwertesten alltag alpen alphabet altar altpapier
    altstadt alufolie aluminium amazon amerika amerikaner ammoniak ampel ampeln amt analyse ananas anblick andreas android anerkennung anfang
    anforderungen anfänger angaben angebot angelegenheit angestellten angler angriff anke anlage anmeldung annahme anne annegret ansatz anschluss anspruch
    anstrengung antenne antrag antwort anwalt anwendung anwohner anzahl anzeichen apfel apotheke app appetit applaus apps april arbeit arbeitgeber
    arbeitsamt arbeitsplatz argument armut arsch art arten artikel arzt asche asien aspekt assistenten assistentin astronauten atem atmosphäre aufgabe
    aufgaben auflage aufmerksamkeit aufnahme aufnahmen aufregung auftrag auftreten aufwand auge augen august aurich ausbildung ausbreitung ausflug
    ausführungen auskunft ausland ausländer ausmaß ausnahme aussicht aussichten aussprache ausstellung auswahl ausweg auswirkungen auto autobahn
    autofahrer automaten autor autoren autos axel baby babys bach backofen badehose bademantel badewanne badezimmer bahn bahnhof bahnsteig bahnstrecke
    balkon ball banane bananen band bande bank banken basel basis basketball bass batterie bauch bauern baum baumarkt baustelle bauteil bayern beamer
    beamte beamten becher becken bedeutung bedienung bedingungen beerdigung beeren beete begeisterung beginn begründung behandlung behauptung behauptungen
    behälter behörden beifahrer beifall bein beine beinen beispiel beispiele beitrag beiträge beleuchtung belohnung bemerkungen bemühungen benno benutzung
    berechnung bereich berg berge bergen berlin beruf besen besichtigung besserung besteck besuch beton betonung betrieb betriebssystem betroffenen bett
    bettkante beute bevölkerung bewegung bewegungen beweis bewerbung bezahlung bezeichnung beziehung bibel bibliothek bielefeld bienen bier bild
    bildschirm bildung biomüll birnen blatt blick blumen blut blätter blödsinn bob bock boden bodensee bodo boiler boje boot boss boten botschaft branchen
    brand brandfall braten brett brief briefkasten briefträger brille briten brot browser bruch bruder brunnen brust brötchen brücke brücken brüder brüste
    buch buchstaben bude budget buffet bullen bund bundesland bundesländer bundesregierung bundesrepublik bundestag bundeswehr bus bushaltestelle butter
    bäcker bären bäume bäumen börse bücher bücherei bücherregal bügeleisen bühne bürger bürgermeister büro cannabis captchas celsius cent chance chaos
    charakter charaktere charlotte charts chat chef china chip chor christian claudia cloud cola community computer computergrafik container
    containerschiff cookies couch covid creme dach dachboden dame damen darknet darmstadt date datei daten datenbank datensatz datenschutz dauer daumen
    deal debatte deckel demo demonstranten demonstration deppen dessert detail details deutschland deutschlands dezember dialekt dialekte dialog diamant
    dienst dienstag dieter dilemma ding dinge dingen dinger direktor disco diskussion diskussionen display disziplin diät doktor dokumentation dokumente
    dominik donau donnerstag dorf dose dosis download drachen drama dreck drogen drohne drohung drosten druck duden dummheit dunkelheit dunkeln durchzug
    durst däumchen döner dünger ebene echo ecke ecken eduard effekt ehen eichhörnchen eier eigenschaften eigentum eimer einbrecher eindruck einfluss
    einführung eingang eingriff einkaufsliste einkaufswagen einkommen einnahmen einsatz einschätzung einsicht einstellung eintritt einwohner eis eisen
    elefanten elektriker element elena eltern emotionen empfehlung energie engagement engel england entfernung entlastung entscheidung entscheidungen
    entschuldigung entschädigung entwicklung erbsen erdbeeren erde erdgas erdgeschoss ereignis ereignisse erektion erfahrung erfahrungen erfindung erfolg
    ergebnis erinnerung erinnerungen erkenntnis erkenntnisse erklärung erna erneuerung ernährung ersatz erwin erziehung espresso euro europa eva ewigkeit
    exemplare existenz experiment experimente experte experten explosion fabrik facebook fachkräftemangel fachmann fahrgäste fahrkarte fahrrad fahrstuhl
    fahrt fahrzeug fahrzeuge fakten faktoren fall familie fan fanpost fans fantasie farbe farben fassung fastenzeit faust februar feder feedback fehlern
    feierabend feind feinde felder fell fenster fensterscheibe ferdinand ferien fernbedienung fernsehen fernseher festival festplatte festplatten
    feuchtigkeit feuer feuerlöscher feuerwehr feuerwehrmann feuerwerk fieber figur film filmmusik filter fingern fingernägel fingernägeln firma firmen
    flagge flammen flasche flaschen flecken fleisch flug flughafen flugzeug flur fluss flut flyer fläche flüge flüssigkeit forderungen format formel
    formulierung forscher fortschritt forum foto fotoapparat fotograf fotos fragezeichen frank franken frankfurt franz frau frauen frechheit freiheit
    freitag freizeit frequenzen freud freude freund freunde freunden freundin freundinnen frieden friedhof frist frisur frisör fritz frucht fräulein
    früchte frühjahr frühling frühstück fuchs funken funktion fuß fußball fußboden fußgänger fähigkeit führerschein füße garage garderobe gardinen garten
    gas gast gastgeber gebiet geburt geburtstag gebäude gebüsch gedanke gedanken gedicht geduld gedächtnis geely gefahr gefangenen gefriertruhe gefängnis
    gefühl gegend gegensatz gegenteil gegenwart gegenzug gegner geheimnis gehirn geist geld geldbeutel geldbörse gelegenheit gelände geländer geländewagen
    gemeinde gemälde gemüse generation generationen genie genre gepäck gepäckträger gerechtigkeit gerhard gericht geruch geräte geräten geräusch geräusche
    geschichte geschichten geschirr geschirrspüler geschlecht geschlechter geschlechtsverkehr geschmack geschrei geschwindigkeit geschwister geschäft
    geschäfte geschäftsbedingungen geschäftsmodell gesellschaft gesetz gesicht gespräch gesprächspartner geste gesundheit getränk getränke gewalt gewebe
    gewehr gewicht gewinde gewinn gewitter gier gigabyte gipfel gitarre glas glasfaser glatze glied globalisierung glück glühbirne gold gott grafik
    grafikkarte gral gramm grammatik gras grill großeltern großmutter großvater grund grunde grundlage grundstück gruppe gruppen gruß größe größen
    größenordnung gummi gummibärchen gunst guthaben gärtner gäste götter haare hafen haie hals haltestelle halteverbot hamburg hamburger hand handlung
    handschuhe handtuch handwerk handwerker handy handys hang hanna hannes hannover hans harald hardware haufen hauptbahnhof hauptproblem hauptstadt haus
    hausarzt hausaufgaben hauses haushaltshilfe hausmeister haustiere haustür headset hebel heike heimat heimweg heizung helden helm hemd hemden
    herausforderung herbst herd herdplatte herkunft herr herren herrn herstellung herz hessen hexe hilfe himmel hinsicht hintergrund hirn hitze hobby
    hochbett hochschulen hochzeit hof hoffnung holland holz holzstapel homeoffice hongkong horizont hormone hose hosen hosentasche hotel hotels huawei
    hubschrauber humor hund hunde hunger hut hälfte hände händen hängematte häuser hölle idee ideen idiot igel ignoranz impfpass impfstoff impfung
    impfzentrum industrie infektionen infektionsfälle inflation information informationen infrastruktur inhalt insekten insel instrument intelligenz
    interesse interessen internet internets internetverbindung interview ironie irrtum italien jacke jagd jahr jahre jahren jahres jahreszeit jahrzehnt
    jahrzehnten jan januar java jeans jenny joachim job joghurt joint joker journalismus jugend jugendlichen juli julia jungs juni jäger jürgen kabel
    kaffee kakao kalender kalorien kamera kameras kamin kammer kampagne kampf kanten kapitel kapitän karate karlsruhe karotten karriere karte karten
    kartoffeln karton kasse kassette kassiererin katastrophe kategorie kater katze katzen keime keller kellner kenntnis kenntnisse kennzeichen kerl
    kerosin kerzen kette kilo kilometer kilometern kind kinder kindergarten kindern kinderwagen kindheit kino kirche kirschen kissen kiste kisten kita
    klamotten klaus klavier kleid kleiderschrank kleidung kleingeld kleinigkeit kleinigkeiten klima klimaanlage klimawandel klo klopapier kloster kläger
    klägerin kneipe knoblauch knochen knopf knoten koffer kofferraum kohle kohlenstoffdioxid koks kollege kollegen kollegin komma kommentar kommentare
    kommunen kommunikation kompass kompetenz komplexität kompliment komplizen komponist kompost kompromiss kondom konferenz konflikt konflikte konkurrenz
    konsequenzen konstantin konsum kontakt kontinent konto kontrahenten kontrolle kontrollen konversation konzentration konzept konzern konzerne konzert
    kopf kopfhörer kopfhörern kopfkissen kopfschmerzen kopie korb korn korrektur korruption kragen kram krankenhaus krankenkasse krankenwagen krankheit
    kreativität kreditkarte kreislauf kreuzung krieg krise kriterien kritik kritiker krokodil kuchen kugelschreiber kuh kultur kummer kunde kunden kunst
    kunststoff kurs kurse kurve kurven käfer käse kästchen käufer köln könig körbchen körper körpers körpersprache köter küche kühe kühlschrank kühlturm
    kühlung kündigung künstler küste labor labyrinth ladegerät ladung lagerfeuer lamm lampe lampen land landebahn landkarte landkreis landschaft landung
    landwirtschaft langeweile lappen laptop lasagne lastwagen latenz laub lautstärke lea lebens lebensmittel lebensstil lebensweise lebewesen leerzeichen
    lehrer lehrerin leib leine leistung leistungen leitung leitungswasser leute leuten licht lichtgeschwindigkeit lichtschranke liebling lied lieferung
    linie lippen lisa liste liter location loch lohn luft luftdruck lukas lupe lust länder ländern lärm löcher löffel lösung lösungen löw löwe löwen
    lübcke magen magnetfeld mahlzeit mai mail mainstream mama mandeln manfred mann mannschaft mantel maria mariechen markt marktplatz markus
    marmeladenglas masche maschine maschinen maske masken masse material materie mathe mathematik mathematiker mauer maulwurf maus max maßnahmen
    mechaniker medien medienkompetenz medikament medikamente medizin meer meeres meeting mehl mehrheit meinung melanie menge mengen mensch menschen
    menschheit metall meter metern methode michael michaela miene miete mieter mikrofon mikrowelle milch milchreis millionen minderheit minister minute
    minuten mist mitarbeiter mitbewohner mitglied mitglieder mitleid mittagessen mittagspause mittelmeer mitteln mittelpunkt mitternacht mittwoch
    mobilität mode modeerscheinung modell modelle modem moment monat monate monaten monats mond monitor montag moped mord motiv motivation motor motorrad
    motorräder motto mund munde museum musical musik musiker musikgeschmack muskel muskeln mut mutter muttertag mädchen mädel mädels mähdrescher männer
    märchen märz möbel möglichkeit möglichkeiten mücke mücken müdigkeit mühe müll müllabfuhr mülleimer müller mülltonne münchen müsli mütter mütze nachbar
    nachbarn nachbarschaft nachfrage nachhinein nachmittag nachnamen nachricht nachrichten nachschub nacht nachteile nachtisch nahrung name namen nase
    natur naturschutzgebiet navi nazis nebenwirkungen netflix netz netze netzteil netzwerk neubaugebiet neugier neuigkeiten neuinfektionen neuling neumann
    nichtbenutzung niederlage nikolaus niveau norden nordsee noten notruf november nudelholz nudeln nummer nutzung nägel nähmaschine nüsse oberfläche
    oberflächen oberschenkel objekt obst ohr ohren ohrwurm oktober oma omas opa openstreetmap oper opfer option ordnung organe organisation
    organspendeausweis orgel orientierung ort osten ostsee packung paket pakete pandemie papa papier papiere papierkorb papst paradies parfüm paris park
    parkplatz parlament partei parteien partie partner party passwort patient patienten paul pause pausen pech person personal personalabteilung
    personalausweis personen perspektive peter pfand pfanne pfeffer pferd pferde pflaster pflicht phase phänomen pille pillen pilz pilze pinguin pinguine
    pizza plakate plan planet planeten plastik plastikblumen platz pläne plätzchen plätze podcast podcasts polen politik politiker polizei polizisten
    pommes porsche port portemonnaie portion position postbote potenzial powerbank praxis preis preise prinzip pritlove privatsphäre problem probleme
    produkt produkte produktion professor profis profit programm programme projekt protokoll prozedur prozent prozess präsentation präsident präsidenten
    prüfung publikum publikums pudding pulli pullover punkt punkte putzfrau päckchen pärchen qualität qualm quarantäne quecksilber quelle quellen quiz rad
    radfahrer radio radweg rahmen rakete rand rapper rathaus ratten raum raumschiff raumstation reaktion realismus realität rechnung rechtschreibung
    rechtsstaat redner regal regel regeln regensburg regenschirm regierung region reichtum reihenfolge reklame religion religionen renovierung rente
    reparatur repräsentation respekt rest restaurant resultate rettungsgasse rezept rhein richtung richtungen risiko ritter robin roboter rohr rohstoffe
    rostock rotschimmel route rucksack ruder russen russland rädern rätsel römer rücksicht rücktritt rückwärtsfahren saal sabine sache sachen sachgebiet
    sachsen sachverhalt saft sahne saison salat salz sams samstag sand satelliten satz satzzeichen sauerei sauerstoff schach schacht schachtel schaf
    schale schallmauer schallplatten schatten schatz schauspieler schauspielerin scheibe scheiben scheinwerfer schicksal schiedsrichter schiff schiffe
    schild schimmel schinken schippe schlange schlauch schluckauf schluss schlussfolgerung schlüssel schmerzensgeld schmidt schnaps schnee schnellspanner
    schnittstelle schnitzel schokolade schrank schranke schraubendreher schraubenzieher schreibtisch schreibweise schrift schriftart schriftsteller
    schritte schrott schublade schuh schuhe schulden schule schulen schulhof schulter schuppen schuss schutz schwachsinn schwan schwangerschaft schwanz
    schwarzarbeit schweden schwein schweiz schweizer schwerkraft schwester schwierigkeiten schwimmbad schäden schönheit schüler schüssel see seele seen
    seife seil seite seiten seitenlage sekretariat sekretärin sekt sekunde sekunden sendung september serie server service sessel sex shampoo show
    sicherheit sicherheitsgründen sicherheitslücke sicherung sicht siebzigern signal signale silvester simone sims sinn sinne situation sitzhaltung
    skandal smartphone smartphones socken sofa software sohn soldaten sommer sommerfeld sommerzeit song songs sonne sonnenlicht sonntag sorte sound soße
    spaghetti spannung spaziergang spaß speck speicherplatz sperrmüll spiegel spiegelbild spiel spielchen spielzeug spinat sport sportler sprache sprachen
    spracherkennung sprachfehler sprachnachricht sprengstoff sprichwort spruch sprung sprüche spur spuren staat staaten staatsanwalt stabilität stadion
    stadt stadtteil staffel stammbaum stange stapel star startup station statistik status stau staub steak steckdose steckdosen stefan stein steine
    stempel stern sterne sternen steuer stickstoff stift stil stimme stirn stockwerk stoff story strafe strahlung strand strategie strauß straße straßen
    straßenbahn straßenverkehr streit stress strich strom stromkasten stromzähler strömung studenten studie studium stuhl stunde stunden sturm sturz
    stuttgart stäbchen städte städten stück stücke substanz supermarkt suppe symbol system szene sänger sätze sätzen säugetiere süden tablets tabletten
    tafel tag tages taiwan takt tal tankstelle tante tapete tasche taschen taschenlampe taschenrechner taschentuch tasse tassen tastatur taste tasten taxi
    team technik techniker tee teelicht teenies teich teig teil telefon telefone teller temperatur temperaturen tempo teppich termin termine terrasse
    testergebnis teufel text thailand theater thema themen theorie thermometer these ticket tier tiere tieren tim timer tisch toast toastbrot toaster
    tochter tod tode toilette toiletten tomaten tonne tonnen topf tor torte torwart tour touristen tradition trainer training transport transporter traum
    traumberuf trecker treibstoff trend trends trennung treppe treppenhaus trick tricks trinkgeld trockenheit trump truppe tränen tränengas tugend tunnel
    tunnels turbine turm tutorial twitter typ typen tür türen tüte ufer uhr uhrzeit ulm umdrehung umfeld umgang umgebung umleitung umsetzung umständen
    umwelt umzug unfall unglück uni union universität unkraut unmengen unschuld unsinn untergrund unterricht unterschied unterschrift unterstützung
    untertitel unterwäsche update updates urlaub ursprung urteil user vase vater ventilator venus verabschiedung veranstaltung verantwortung verarbeitung
    verbindung verbrechen verbrecher verdacht verein vereinigten verfügung vergangenheit verhandlungen verhältnis verkehr verkäufer verletzungen verlust
    verlängerung vermieter vermutung vernunft verpackung verschlüsselung versicherung version versorgung verspätung verständnis versuchung verteidigung
    verwaltung verwandten verwendung veränderung video videos viecher viren virus vitamin vogel volk volkes volumen voraussetzung vorbereitung vorbild
    vorbilder vorfall vorgang vorhang vorlesung vorname vornamen vorrat vorschlag vorschläge vorschriften vorsicht vorsitzende vorsprung vorstellung
    vorstellungsgespräch vorteil vorteile vortrag vorurteile vorwurf vorwürfe vögel waage wachstum waffe waffen wahl wahnsinn wahrheit wahrscheinlichkeit
    wald wand wange warnung wartezeit waschmaschine wasser wasserkocher web webbrowser website wechselgeld weihnachten wein weintrauben weisheit weizen
    wellen welt welten werbung werk werke werkseinstellungen werkstatt werkzeug wespe westen wettbewerb whatsapp wicht wiederholung wiese wiki wikipedia
    willen wind winkel winter wirklichkeit wirkung wirkungsgrad wirt wirtschaft wissenschaft wissenschaftler witwe witz witze woche wochen wochenende
    wohngemeinschaft wohnraum wohnung wohnungen wohnzimmer wolf wolke wolken wort worte worten wucht wuhan wunde wunder wunsch wurm wurzel währung wälder
    wände wörtchen wörter york youtube zahnarzt zahnbürste zahnschmerzen zahnärztin zange zauberer zaun zebrastreifen zeichen zeigefinger zeilen zeit
    zeiten zeitpunkt zeitung zellen zelt zentimeter zeremonie zettel ziegen ziel zielgruppe ziffern zigaretten zimmer zimmerpflanze zinsen zitronen zone
    zoo zorn zufall zug zugang zukunft zunge zusammenhang zustand zustimmung zutat zweck zwecke zweifelsfall zwiebeln zwillinge zähne zähneputzen
    änderungen äpfel äquator ärger ärmel ärzte ärztin äste äußerungen öffentlichkeit österreich überfluss überlebenskünstler überraschung übersetzung
    übung`);

/** Nouns that are also other words (`frage`, `leben`): right after an article they are nouns. */
export const GERMAN_NOUNS_AFTER_ARTICLE: ReadonlySet<string> = words(`
    angst anliegen ausdruck ausrede aussage bad bart begriff bescheid code decke ehe ehre empfang ende erwachsene fach fass folge form frage fähre fälle
    fällen gabel gang gefühle gerät geschenk grab grad grenze grenzen gründe haar haaren hause hintern höhe klasse knie kraft kreis kreuz kugeln kälte
    lage lauf laune länge mangel maß mitte mittel nähe ofen original pfeife post rasen rat rauch rede regen reihe reise rolle ruhe runde rücken sack
    schere schmerzen schritt schweiß schwert sorge spitze stelle strecke tage tagen taten teile ton tropfen unrecht verfahren vergleich versuch wagen wege
    weile weise wärme wüste zahl zeug zoll`);
