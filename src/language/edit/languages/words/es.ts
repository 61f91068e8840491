import { phrases, words } from '../../../lexicons/word-list.js';
import type { SentenceWords } from '../sentence-words.js';

/** How sentences begin and connect in Spanish. */
export const SPANISH_SENTENCES: SentenceWords = {
  language: 'es',
  verbSecond: false,
  subjects: words('yo tú nosotros nosotras usted ustedes'),
  openSubjects: words('él ella ellos ellas esto eso esta este todo nadie alguien algunos muchos todos uno'),
  contracted: null,
  between: words('no me te se lo la le les los las nos os ya también nunca siempre sí solo'),
  finite:
    words(`tengo tiene tienen tenía tenían tuvo tuve hago hace hacen hacía hizo hice voy va van iba iban fui fue fueron digo dice dicen dijo dije decía sé sabe
    saben sabía creo cree creen creía pienso piensa pensaba quiero quiere quieren quería puedo puede pueden podía pudo debe deben debía viene vienen vino venía
    llega llegan llegó llegaba pasa pasan pasó pasaba parece parecía gusta gustan gustaba encanta hay había hubo habrá está están estaba estaban estuvo estoy era
    eran soy es son somos sería será serán cuesta cuestan costó costaba queda quedan quedó sale salen salió salía empieza empezó empecé necesito necesita vive vivo
    vivía trabaja trabajo trabajaba conoce conozco conocí vende venden vendió lleva llevo llevan llevaba sigue siguen siguió abre abren abrió cierra cerró deja dejó
    pone pongo puso juega jugó ganó perdió murió nació sabe sabor llama llamó funciona duele dura duró significa recuerdo vi vio veo ve`),
  finiteEnding: /(?:o|é|í|aba|ía|amos|emos|imos|ó|ía|es|as|a|e)$/,
  sureVerb: /\p{L}{2}(?:aban|ían|aron|ieron|aba)$/u,
  ownClause:
    /^(?:\p{L}{2,}(?:ábamos|íamos|amos|emos|imos)|tenemos|hemos|somos|vamos|íbamos|éramos|estamos|tuvimos|hicimos|fuimos|podemos|debemos|queremos|sabemos|hacemos|ponemos|vemos|creemos|empecé|conocí|aprendí|trabajé|viví|nací|llegué|pensé|decidí|estudié|compré|tengo|estoy|creo|recuerdo|hay|había|soy|quiero|fui)$/u,
  noVerbs: words(
    'ramos tramos kilogramos gramos últimos próximos mismos máximos mínimos clamos centígramos miligramos racimos',
  ),
  leads:
    words(`hoy ayer mañana ahora luego entonces después además también quizás quizá primero finalmente afortunadamente desgraciadamente normalmente antes
    allí aquí así`),
  leadPhrases: phrases(
    'el año pasado, hace años, al principio, al final, en ese momento, en realidad, la verdad es que, por eso, por suerte, por ejemplo, de repente, un día, desde entonces, en el primer, hoy en día',
  ),
  setOff: words('sí bueno vale claro perfecto hola mira oye exacto gracias'),
  markers: words('sí bueno vale claro exacto perfecto gracias hola adiós pues mira oye no'),
  strongMarkers: words('vale hola perfecto'),
  addressed: words('usted ustedes tú te ti tu tus os vosotros vuestro su'),
  asks: words('qué cómo cuándo dónde cuánto cuánta cuántos cuántas quién quiénes cuál cuáles'),
  asksYou:
    /^(?!triste|existe|insiste|consiste|asiste|resiste|persiste|chiste|[dtvfg]u?[ií]as|crías|mías)(?:\p{L}{2,}(?:abas|ías|aste|iste|steis|abais|íais)|eras|erais|tienes|tenéis|quieres|queréis|puedes|podéis|conoces|vienes|habéis|sabes|crees|sois)$/u,
  askPhrases: phrases(
    'por qué, para qué, me podría, me puede, nos puede, nos podría, te acuerdas, te gusta, te gustó, os gusta, le importa, te importa, hay algún, hay alguna, de dónde, a dónde, desde cuándo, con quién, a qué, de qué, en qué',
  ),
  subordinators: words(
    `que cuando si porque aunque mientras como donde quien cual cuyo pues según hasta desde qué cómo cuándo dónde quién cuánto cuál apenas`,
  ),
  fronted: words('cuando si aunque mientras como porque'),
  takers: words('dijo dije dice digo decía dijeron pensé pensó'),
  joins: words('y e o u'),
  turns: words('pero sino aunque'),
  commaBefore: words(''),
  noCommaAfter: words('y o pero ni'),
  openEnd: words('muy más tan no me te se lo le les nos os ya casi unos unas unas cada señor señora don doña ni yo'),
  commaBeforeJoin: false,
};
