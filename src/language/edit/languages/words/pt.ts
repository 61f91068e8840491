import { phrases, words } from '../../../lexicons/word-list.js';
import type { SentenceWords } from '../sentence-words.js';

/** How sentences begin and connect in Portuguese. */
export const PORTUGUESE_SENTENCES: SentenceWords = {
  language: 'pt',
  verbSecond: false,
  subjects: words('eu tu nós você vocês'),
  openSubjects: words('ele ela eles elas isto isso aquilo tudo todos ninguém alguém muitos'),
  contracted: null,
  between: words('não me te se lhe nos vos já também nunca sempre só ainda'),
  finite:
    words(`tenho tem têm tinha tinham teve tive faço faz fazem fazia fez fiz vou vai vão ia iam fui foi foram digo diz dizem disse dizia sei sabe sabem sabia
    acho acha achava penso pensa pensava quero quer querem queria posso pode podem podia deve devem venho vem vêm veio vinha chega chegam chegou chegava passa
    passou parece parecia gosto gosta gostava há havia houve está estão estava estavam esteve estou era eram sou é são somos seria será serão custa custam custou
    fica ficam ficou ficava sai saem saiu começa começou comecei preciso precisa vive vivo vivia trabalha trabalho trabalhava conheço conhece conheci vende vendem
    vendeu leva levou abre abriu fecha fechou deixa deixou põe pôs joga jogou ganhou perdeu morreu nasceu chama chamou funciona dura durou significa lembro vi viu
    vejo dou dá davam mudou perguntam pergunta continua gostei adorei`),
  finiteEnding: /(?:o|ei|i|ava|ia|amos|emos|imos|ou|eu|iu|a|e|am|em)$/,
  sureVerb: /\p{L}{2}(?:avam|aram|eram|iram|ava)(?:-\p{L}+)?$/u,
  ownClause:
    /^(?:\p{L}{2,}(?:ávamos|íamos|ámos|amos|emos|imos|ímos)|temos|somos|vamos|íamos|éramos|estamos|tivemos|fizemos|fomos|podemos|devemos|queremos|sabemos|fazemos|vemos|comecei|conheci|aprendi|trabalhei|vivi|nasci|cheguei|pensei|decidi|estudei|comprei|fiquei|tenho|estou|acho|quero|sou|lembro-me)$/u,
  noVerbs: words('ramos gramas quilos últimos próximos mesmos máximos mínimos quilogramos miligramos gramos'),
  leads: words(
    'hoje ontem amanhã agora depois então também talvez primeiro finalmente felizmente infelizmente normalmente antes ali aqui assim',
  ),
  leadPhrases: phrases(
    'no ano passado, no início, no fim, no final, no começo, nessa altura, na verdade, por isso, por exemplo, de repente, um dia, desde então, hoje em dia',
  ),
  setOff: words('sim olha bom claro certo exato olá'),
  markers: words('sim claro certo pois olha bom bem exato perfeito obrigado obrigada olá adeus não ok'),
  strongMarkers: words('olá ok'),
  addressed: words('você vocês tu te teu tua vos seu sua'),
  asks: words('quantos quantas porquê'),
  asksYou: null,
  askPhrases: phrases(
    'o que é que, porque é que, quando é que, onde é que, como é que, há quanto tempo, quanto custa, quem é que',
  ),
  subordinators: words(
    'que quando se porque embora enquanto como onde quem qual cujo conforme até desde quanto porquê',
  ),
  fronted: words('quando se embora enquanto como porque'),
  takers: words('disse diz dizia disseram pensei'),
  joins: words('e ou'),
  turns: words('mas'),
  commaBefore: words(''),
  noCommaAfter: words('e ou mas nem'),
  openEnd: words('muito mais tão não me te se lhe nos já quase uns umas cada senhor senhora dona nem eu'),
  commaBeforeJoin: false,
};
