import { phrases, words } from '../../../lexicons/word-list.js';
import type { SentenceWords } from '../sentence-words.js';

/** How sentences begin and connect in French. */
export const FRENCH_SENTENCES: SentenceWords = {
  language: 'fr',
  verbSecond: false,
  subjects: words('je tu il ils on'),
  openSubjects: words('elle elles nous vous ça cela ceci tout personne certains beaucoup'),
  contracted: /^(?:c'est|c'était|c'étaient|c'a|ç'a|j'\p{L}{2,}|j'y|j'en)$/u,
  between: words("ne n'a me te se le la les lui leur y en nous vous"),
  finite:
    words(`ai as a avons avez ont avais avait avions aviez avaient eu suis es est sommes êtes sont étais était étions étaient fus fut furent sera seront serait
    vais va allons allez vont allait allaient fais fait faisons faites font faisait faisaient dis dit disons disent disait peux peut pouvons pouvez peuvent pouvait
    veux veut voulons voulez veulent voulait dois doit devons devez doivent devait viens vient venons venez viennent venait sais sait savons savez savent savait
    vois voit voyons voyez voient voyait prends prend prenons prenez prennent prenait mets met mettons mettez mettent mettait pense penses pensait crois croit
    croyait trouve trouvent trouvait aime aiment aimait parle parlent parlait reste restent restait commence commencent commençait coûte coûtent coûtait
    passe passent passait marche marchent marchait travaille travaillent travaillait habite habitait vend vendent vendait joue jouent jouait arrive arrivent
    arrivait part partent partait partaient faut fallait ouvre ouvrent ferme ferment gagne perd perdu demande demandent change changent dure sert suffit manque
    semble semblait paraît appelle donne donnent donnait porte revient rentrait rentraient mange mangent mangeait cuit`),
  finiteEnding: /(?:ais|ait|aient|ons|ez|ent|ai|as|a|e|es|is|it|t|s)$/,
  sureVerb: /\p{L}{2}(?:aient|èrent|ait)$/u,
  ownClause: null,
  noVerbs: words(
    'lait trait souhait parfait portrait extrait retrait pas plus très jamais dans sans mais vers après temps fois',
  ),
  leads:
    words(`moi bah ben honnêtement aujourd'hui hier demain maintenant alors donc puis ensuite après parfois souvent heureusement malheureusement finalement enfin bref d'abord sinon
    pourtant aussi avant normalement franchement évidemment`),
  leadPhrases: phrases(
    "l'année dernière, l'an dernier, au début, à la fin, en fait, à ce moment-là, du coup, par exemple, par contre, en général, un jour, tout à coup, depuis ce jour-là",
  ),
  setOff: words("oui non ouais voilà bonjour d'accord exactement bon"),
  markers: words("oui non ouais bon ben voilà d'accord ok okay bonjour merci exactement bien"),
  strongMarkers: words("voilà d'accord bonjour ok okay"),
  addressed: words('vous tu te votre vos ton ta'),
  asks: words('comment pourquoi combien quel quelle quels quelles'),
  asksYou: null,
  askPhrases: phrases(
    "comment est-ce que, pourquoi est-ce que, combien est-ce que, quand est-ce que, où est-ce que, est-ce que, est-ce qu'il, est-ce qu'on, est-ce qu'elle, est-ce qu'ils, est-ce qu'elles, est-ce qu'il, qu'est-ce que, qu'est-ce qui, c'est quoi",
  ),
  subordinators: words(
    `que qu' quand si parce puisque quoique comme où qui dont lequel laquelle lorsque tandis dès pendant depuis jusqu comment pourquoi combien quel quelle`,
  ),
  fronted: words('quand si comme lorsque puisque'),
  takers: words('dit dis disait pense'),
  joins: words('et ou'),
  turns: words('mais car'),
  commaBefore: words(''),
  noCommaAfter: words('et ou mais ni'),
  openEnd: words(
    'moi bah ben tout toute tous toutes très plus si trop ne me te se y en presque chaque monsieur madame ni environ quelques',
  ),
  commaBeforeJoin: false,
};
