/** What has a title or a label that a text may set in quotation marks, and what is done to a label, by language. */
const THINGS: Readonly<Record<string, string>> = {
  en: `episode show podcast programme program series film movie documentary book novel memoir story song album track tune hymn play poem
    chapter article paper magazine newspaper column game app website site channel course module talk exhibition painting ship boat band
    project campaign headline motto slogan go click clicks clicked press presses pressed tap taps tapped select selects choose chooses open opens
    tab menu button field option folder icon screen window key box setting marked marks reads`,
  de: `folge sendung podcast reihe serie film buch roman lied album stück gedicht kapitel artikel zeitschrift zeitung spiel app seite kanal kurs vortrag
    ausstellung bild schiff band projekt kampagne überschrift motto klick klicke klicken klickt drück drücke drücken drückt tipp tippe tippen wähle wählen
    geh gehe gehen geht öffne öffnen reiter menü knopf schaltfläche taste feld option ordner fenster einstellung steht stehen namens`,
  es: `episodio programa pódcast podcast serie película documental libro novela canción disco álbum obra poema capítulo artículo revista periódico
    juego aplicación página canal curso charla exposición cuadro barco grupo proyecto campaña titular lema clic pulsa pulse pulsar aprieta haz
    elige elija selecciona seleccione abre abra abrir pestaña menú botón campo opción carpeta icono ventana tecla pone`,
  fr: `épisode émission podcast série film documentaire livre roman chanson album morceau pièce poème chapitre article magazine revue journal jeu
    appli application page site chaîne cours conférence exposition tableau bateau groupe projet campagne titre devise clique cliquez cliquer
    appuie appuyez appuyer choisis choisissez sélectionne sélectionnez ouvre ouvrez va allez onglet menu bouton champ option dossier icône fenêtre touche
    case marqué marque`,
  it: `puntata episodio trasmissione podcast programma serie film documentario libro romanzo canzone disco album brano pezzo poesia capitolo articolo rivista
    giornale gioco app applicazione pagina sito canale corso mostra quadro nave gruppo progetto campagna titolo motto clicca clicchi cliccare clic
    premi prema premere scegli scelga seleziona selezioni apri apra aprire scheda menù menu pulsante tasto campo opzione cartella icona finestra scritto`,
  pt: `episódio programa podcast série filme documentário livro romance canção música disco álbum peça poema capítulo artigo revista jornal jogo
    aplicativo aplicação página site canal curso palestra exposição quadro barco navio grupo banda projeto campanha título lema clica clique clicar
    aperta aperte carrega carregue carregar escolhe escolha seleciona selecione abre abra abrir aba separador menu botão campo opção pasta ícone
    janela tecla escrito`,
  nl: `aflevering uitzending podcast programma serie film boek roman lied liedje album nummer toneelstuk gedicht hoofdstuk artikel tijdschrift krant spel
    app pagina site kanaal cursus lezing tentoonstelling schilderij schip boot band project campagne kop motto klik klikt klikken druk drukt drukken
    tik tikken kies kiest kiezen ga gaat gaan open opent tabblad menu knop veld optie map venster toets staat genaamd`,
};
const BY_LANGUAGE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(THINGS).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
);

/** Words that lead to a title or a label: `episode`, `click`. Empty for a language without rules. */
export function titledThings(language: string | null): ReadonlySet<string> {
  return BY_LANGUAGE.get(language ?? '') ?? new Set();
}
