import type { Lexicon } from './lexicon.js';
import { PORTUGUESE_SHADES } from './pt-shades.js';
import { byPhrase, phrases, rows, words } from './word-list.js';

const PRONOUNS =
  words(`eu tu você vocês ele ela eles elas nós vós gente me te se lhe lhes nos vos o a os as mim ti si comigo contigo consigo conosco
  connosco isso isto aquilo este esta esse essa aquele aquela estes estas esses essas aqueles aquelas que quem alguém algo lo la`);
const DETERMINERS =
  words(`o a os as um uma uns umas meu minha meus minhas teu tua teus tuas seu sua seus suas nosso nossa nossos nossas dele dela deles
  delas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas cada qual quais cujo cuja`);
const PREPOSITIONS =
  words(`de do da dos das em no na nos nas num numa a ao à aos às por pelo pela pelos pelas para pra pro pras pros com sem sob sobre
  entre até desde após ante contra durante perante nesse nessa neste nesta nisso nisto naquele naquela desse dessa deste desta disso disto daquele
  daquela`);
const CONJUNCTIONS = words(
  `e ou mas porém porque pois que se quando enquanto embora como onde nem logo portanto então contudo todavia`,
);
const AUXILIARIES =
  words(`sou és é somos são era eras éramos eram fui foi fomos foram fosse fossem serei será serão seria seriam seja sejam ser sido sendo
  estou está estás estamos estão estava estavam estive esteve estiveram esteja estejam estar estado tenho tem tens temos têm tinha tinham tive teve
  tiveram terá teria teriam tenha tenham ter tido há havia houve haver vou vai vais vamos vão ia iam posso pode podes podemos podem podia podiam poderia
  poderiam pôde devo deve devemos devem devia deviam deveria deveriam quero quer queres queremos querem queria queriam faço faz fazem fazia fez fizeram
  fazer ir`);
const ADVERBS =
  words(`não sim já muito muita muitos muitas mais menos também assim bem mal aqui ali lá aí cá agora hoje ontem amanhã depois antes sempre
  nunca nada ninguém tudo todo toda todos todas outro outra outros outras pouco pouca tão tanto só apenas quase ainda talvez além quê né disse diz
  dizer sabe sei saber coisa coisas vez vezes ano anos pessoas dois duas três`);

/** The lexicon of Portuguese, of Brazil and of Portugal. */
export const PORTUGUESE: Lexicon = {
  language: 'pt',
  functionWords: new Set([...PRONOUNS, ...DETERMINERS, ...PREPOSITIONS, ...CONJUNCTIONS, ...AUXILIARIES, ...ADVERBS]),
  hesitations: /^(?:[ãa]h+m+|ãh+|h[ãa]m+|hã+|hã+|[ée]h+m*|é{2,}|e{2,}|hu?m+|h+m+|u+h+m*|m+h+m*|m{3,}|a{2,}|ahn+)$/u,
  idlePhrases:
    phrases(`bem, bom, pois, pronto, então, tipo, tipo assim, assim, sabe, sabes, né, pá, não é, entende, entendeu, percebes, quer dizer, digamos,
    digamos assim, ou seja, olha, olhe, veja, enfim, na verdade, por assim dizer, sei lá, é isso, aí, daí, meio que, cara, ora, ora bem, pois é, está a ver,
    tás a ver, vamos dizer, claro, de certa forma, vá,
    como se chama, como se chamava, como é que se chama, como se diz, como é que se diz, como era mesmo, deixa ver, deixa-me ver, vamos ver`),
  editTerms:
    phrases(`não, não espera, não espere, espera, espere, espera aí, desculpa, desculpe, desculpem, perdão, não desculpa, não perdão, digo, quero dizer,
    quer dizer, queria dizer, ou melhor, aliás, melhor dizendo, ou antes, ou seja, minto, corrijo, me corrijo, corrigindo, correção, me enganei,
    enganei-me, não não, ah não, ai não, peraí, peraí não, mais precisamente, na realidade, que digo,
    o que estou a dizer, o que eu estou dizendo, estou a confundir`),
  negations: words(`não nunca jamais nada ninguém nenhum nenhuma nenhuns nenhumas nem tampouco sem`),
  boundNegation: null,
  months:
    rows(`janeiro jan, fevereiro fev, março, abril abr, maio mai, junho jun, julho jul, agosto ago, setembro, outubro,
    novembro nov, dezembro`),
  weekdays: rows(
    `segunda-feira segunda segundas, terça-feira terça terças, quarta-feira quarta quartas, quinta-feira quinta quintas, sexta-feira sexta sextas, sábado sábados, domingo domingos`,
  ),
  pronouns: PRONOUNS,
  determiners: DETERMINERS,
  prepositions: PREPOSITIONS,
  conjunctions: CONJUNCTIONS,
  auxiliaries: AUXILIARIES,
  shades: PORTUGUESE_SHADES,
  elisions: null,
  titles:
    words(`senhor senhora sr sra srta seu dona dom doutor doutora dr dra professor professora prof padre irmã irmão tio tia presidente ministro ministra
    engenheiro engenheira eng rei rainha são santo santa menino menina`),
  units: byPhrase({
    mm: 'milímetro, milímetros, mm',
    cm: 'centímetro, centímetros, cm',
    m: 'metro, metros, m',
    km: 'quilômetro, quilômetros, quilómetro, quilómetros, km',
    μm: 'micrômetro, micrômetros, micrómetro, micrómetros, µm, μm',
    mg: 'miligrama, miligramas, mg',
    g: 'grama, gramas, g',
    kg: 'quilograma, quilogramas, quilo, quilos, kg',
    μg: 'micrograma, microgramas, µg, μg, mcg',
    t: 'tonelada, toneladas, t',
    lb: 'libra peso',
    mL: 'mililitro, mililitros, ml',
    cL: 'centilitro, centilitros, cl',
    dL: 'decilitro, decilitros, dl',
    L: 'litro, litros, l',
    s: 'segundo, segundos, seg, s',
    min: 'minuto, minutos, min',
    h: 'hora, horas, h',
    d: 'dia, dias',
    wk: 'semana, semanas',
    mo: 'mês, meses',
    yr: 'ano, anos',
    '%': 'por cento, porcento, %',
    '‰': 'por mil, ‰',
    '°C': 'graus celsius, graus centígrados, grau celsius, °c',
    '°F': 'graus fahrenheit, °f',
    '°': 'grau, graus, °',
    'km/h': 'quilômetros por hora, quilómetros por hora, quilômetro por hora, km/h, kmh, kph',
    'm/s': 'metros por segundo, m/s',
    'm²': 'metro quadrado, metros quadrados, m², m2',
    'km²': 'quilômetro quadrado, quilômetros quadrados, quilómetros quadrados, km², km2',
    'm³': 'metro cúbico, metros cúbicos, m³, m3',
    'cm³': 'centímetro cúbico, centímetros cúbicos, cm³, cm3',
    ha: 'hectare, hectares, ha',
    W: 'watt, watts, w',
    kW: 'quilowatt, quilowatts, kw',
    kWh: 'quilowatt hora, quilowatts hora, kwh',
    V: 'volt, volts, v',
    Hz: 'hertz, hz',
    kHz: 'quilohertz, khz',
    MHz: 'megahertz, mhz',
    dB: 'decibel, decibéis, db',
    MB: 'megabyte, megabytes, mega, megas, mb',
    GB: 'gigabyte, gigabytes, giga, gigas, gb',
    TB: 'terabyte, terabytes, tera, teras, tb',
    ft: 'pé, pés, ft',
    in: 'polegada, polegadas',
    mi: 'milha, milhas',
    IU: 'unidades internacionais, ui',
    mmHg: 'milímetros de mercúrio, mmhg',
    kcal: 'quilocaloria, quilocalorias, kcal',
  }),
  currencies: byPhrase({
    EUR: 'euro, euros',
    '¤/100': 'centavo, centavos, cêntimo, cêntimos, cents',
    BRL: 'real, reais',
    USD: 'dólar, dólares, dólares americanos',
    GBP: 'libra, libras, libra esterlina, libras esterlinas',
    CHF: 'franco suíço, francos suíços, francos',
    JPY: 'iene, ienes',
    MXN: 'peso, pesos',
    CNY: 'yuan, yuans, iuan',
    INR: 'rupia, rupias',
    RUB: 'rublo, rublos',
    AOA: 'kwanza, kwanzas',
    MZN: 'metical, meticais',
    PTE: 'escudo, escudos',
  }),
  discourseMarkers: words('bom bem então pois pronto olha olhe é ah oh ai e mas aí daí tá ok okay sim enfim ora assim'),
  idleWords: words('tipo assim né sabe bem então pronto realmente simplesmente basicamente aí lá mesmo'),
  persons: rows(
    'eu me mim meu minha meus minhas, tu te ti teu tua teus tuas, você, ele, ela, nós nos nosso nossa nossos nossas, vocês, eles, elas',
  ),
  closedSets: {
    'part of the day': rows('manhã manhãs madrugada, tarde tardes, noite noites'),
    day: rows('ontem, hoje, amanhã, anteontem'),
    duration: rows(
      'segundo segundos, minuto minutos, hora horas, dia dias diário, semana semanas semanal, mês meses mensal, ano anos anual',
    ),
    side: rows('esquerda esquerdo esquerdos esquerdas, direita direito direitos direitas'),
    level: rows('cima superior, baixo inferior'),
  },
  sameMeaning: [
    phrases('senhor, sr, sr.'),
    phrases('senhora, sra, sra.'),
    phrases('doutor, dr, dr.'),
    phrases('doutora, dra, dra.'),
    phrases('professor, prof, prof.'),
    phrases('por exemplo, p. ex.'),
    phrases('etcétera, etc, etc.'),
    phrases('número, nº, n.º'),
    phrases('estados unidos, eua'),
    phrases('porque, pois, já que, uma vez que, visto que'),
    phrases('embora, apesar de que, ainda que, mesmo que'),
    phrases('aproximadamente, mais ou menos, cerca de, por volta de, uns, umas'),
    phrases('nunca, jamais'),
    phrases('só, somente, apenas, unicamente'),
    phrases('para, pra'),
    phrases('para o, pro, pra o'),
    phrases('para a, pra, pra a'),
    phrases('está, tá'),
    phrases('estou, tô'),
    phrases('estava, tava'),
    phrases('você, cê'),
    phrases('não é, né'),
    phrases('nós, a gente'),
    phrases('portanto, por isso, logo, assim'),
    phrases('começou, iniciou'),
    phrases('começar, iniciar'),
    phrases('começamos, iniciamos'),
    phrases('por exemplo, tipo'),
    phrases('depois, em seguida'),
    phrases('mas, porém, contudo, todavia'),
    phrases('talvez, quiçá'),
    phrases('vamos, vamo'),
    phrases('num, em um'),
    phrases('numa, em uma'),
  ],
};
