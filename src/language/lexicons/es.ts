import { SPANISH_SHADES } from './es-shades.js';
import type { Lexicon } from './lexicon.js';
import { byPhrase, phrases, rows, words } from './word-list.js';

const PRONOUNS =
  words(`yo tú vos él ella ello nosotros nosotras vosotros vosotras ellos ellas usted ustedes me te se lo la le nos os los las les mí ti
  conmigo contigo consigo esto eso aquello este esta ese esa aquel aquella estos estas esos esas que quien quienes alguien algo uno`);
const DETERMINERS =
  words(`el la los las un una unos unas mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra vuestros vuestras este
  esta estos estas ese esa esos esas aquel aquella aquellos aquellas cada cual cuyo cuya`);
const PREPOSITIONS = words(
  `a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según sin sobre tras pa`,
);
const CONJUNCTIONS = words(
  `y e o u pero sino mas aunque porque pues que si cuando mientras como donde ni luego conque`,
);
const AUXILIARIES =
  words(`soy eres es somos sois son era eras éramos eran fui fue fuiste fuimos fueron sea sean ser sido siendo sería serían será serán
  estoy estás está estamos estáis están estaba estaban estuve estuvo estuvieron esté estén estar estado he has ha hemos habéis han había habían hubo
  haya hayan haber habría habrá hay tengo tienes tiene tenemos tienen tenía tenían tuve tuvo tuvieron tendrá puedo puedes puede podemos pueden podía
  podían podría podrían pudo debo debes debe debemos deben debía debería deberían voy vas va vamos van iba iban quiero quieres quiere queremos quieren
  quería hago hace hacemos hacen hacía hizo hicieron`);
const ADVERBS =
  words(`no sí ya muy más menos también tampoco así bien mal aquí allí ahí allá ahora hoy ayer mañana entonces después antes luego siempre
  nunca nada nadie todo toda todos todas otro otra otros otras mucho mucha muchos muchas poco poca pocos tan tanto qué cómo cuándo dónde cuál quién cuánto
  sólo solo casi además incluso todavía aún quizás quizá bueno pues dije dijo digo dice dicen decir sabe saber sé gente cosa cosas vez veces año años`);

/** The lexicon of Spanish. */
export const SPANISH: Lexicon = {
  language: 'es',
  functionWords: new Set([...PRONOUNS, ...DETERMINERS, ...PREPOSITIONS, ...CONJUNCTIONS, ...AUXILIARIES, ...ADVERBS]),
  hesitations: /^(?:e+h+m*|e{2,}|e+m+|m+h+m*|m{3,}|h+m+|a+h+m|a{2,}|uh+m*)$/u,
  idlePhrases:
    phrases(`bueno, pues, pues nada, o sea, este, esto, mira, oye, sabes, ya sabes, sabe, verdad, no, digamos, como que, en plan, vale,
    a ver, vamos, es decir, la verdad, en fin, claro, entonces, nada, tipo, fíjate, fíjese, por así decirlo, digo yo, la verdad es que, hombre,
    ya te digo, así como, de alguna manera,
    cómo se llama, cómo se llamaba, cómo se dice, cómo era, cómo lo llaman`),
  editTerms:
    phrases(`no, no espera, no espere, no perdón, perdón, perdona, perdone, disculpa, disculpe, digo, quiero decir, quise decir, o sea, o sea no,
    mejor dicho, o mejor dicho, más bien, o más bien, corrijo, me corrijo, me equivoco, espera, espere, no no, bueno no, es decir, miento, rectifico,
    qué digo, borra eso, eh no, ay no, en realidad,
    qué estoy diciendo, me he equivocado, me equivoqué`),
  negations: words(`no nunca jamás nada nadie ningún ninguno ninguna ningunos ningunas ni tampoco sin`),
  boundNegation: null,
  months:
    rows(`enero ene, febrero feb, marzo, abril abr, mayo may, junio jun, julio jul, agosto ago, septiembre setiembre sept sep, octubre oct,
    noviembre nov, diciembre dic`),
  weekdays: rows(`lunes, martes, miércoles, jueves, viernes, sábado sábados, domingo domingos`),
  pronouns: PRONOUNS,
  determiners: DETERMINERS,
  prepositions: PREPOSITIONS,
  conjunctions: CONJUNCTIONS,
  auxiliaries: AUXILIARIES,
  shades: SPANISH_SHADES,
  elisions: null,
  titles:
    words(`señor señora señorita sr sra srta don doña doctor doctora dr dra profesor profesora prof padre sor tío tía hermano hermana presidente
    presidenta ministro ministra ingeniero ingeniera licenciado licenciada rey reina san santa`),
  units: byPhrase({
    mm: 'milímetro, milímetros, mm',
    cm: 'centímetro, centímetros, cm',
    m: 'metro, metros, m',
    km: 'kilómetro, kilómetros, km',
    μm: 'micrómetro, micrómetros, micra, micras, µm, μm',
    mg: 'miligramo, miligramos, mg',
    g: 'gramo, gramos, g',
    kg: 'kilogramo, kilogramos, kilo, kilos, kg',
    μg: 'microgramo, microgramos, µg, μg, mcg',
    t: 'tonelada, toneladas, t',
    lb: 'libra, libras',
    mL: 'mililitro, mililitros, ml',
    cL: 'centilitro, centilitros, cl',
    dL: 'decilitro, decilitros, dl',
    L: 'litro, litros, l',
    s: 'segundo, segundos, seg, s',
    min: 'minuto, minutos, min',
    h: 'hora, horas, h',
    d: 'día, días',
    wk: 'semana, semanas',
    mo: 'mes, meses',
    yr: 'año, años',
    '%': 'por ciento, porciento, %',
    '‰': 'por mil, ‰',
    '°C': 'grados celsius, grados centígrados, grado celsius, °c',
    '°F': 'grados fahrenheit, °f',
    '°': 'grado, grados, °',
    'km/h': 'kilómetros por hora, kilómetro por hora, km/h, kmh, kph',
    'm/s': 'metros por segundo, m/s',
    'm/h': 'metros por hora, m/h',
    'm²': 'metro cuadrado, metros cuadrados, m², m2',
    'km²': 'kilómetro cuadrado, kilómetros cuadrados, km², km2',
    'm³': 'metro cúbico, metros cúbicos, m³, m3',
    'cm³': 'centímetro cúbico, centímetros cúbicos, cm³, cm3',
    ha: 'hectárea, hectáreas, ha',
    W: 'vatio, vatios, w',
    kW: 'kilovatio, kilovatios, kw',
    kWh: 'kilovatio hora, kilovatios hora, kwh',
    V: 'voltio, voltios, v',
    Hz: 'hercio, hercios, hz',
    kHz: 'kilohercio, kilohercios, khz',
    MHz: 'megahercio, megahercios, mhz',
    dB: 'decibelio, decibelios, decibeles, db',
    MB: 'megabyte, megabytes, megas, mb',
    GB: 'gigabyte, gigabytes, gigas, gb',
    TB: 'terabyte, terabytes, teras, tb',
    ft: 'pie, pies, ft',
    in: 'pulgada, pulgadas',
    mi: 'milla, millas',
    IU: 'unidades internacionales, ui',
    mmHg: 'milímetros de mercurio, mmhg',
    kcal: 'kilocaloría, kilocalorías, kcal',
  }),
  currencies: byPhrase({
    EUR: 'euro, euros',
    '¤/100': 'céntimo, céntimos, centavo, centavos, peniques, penique, chon, chones',
    USD: 'dólar, dólares, dólares americanos, dólares estadounidenses',
    GBP: 'libra esterlina, libras esterlinas, libra, libras',
    CHF: 'franco suizo, francos suizos',
    JPY: 'yen, yenes',
    CNY: 'yuan, yuanes',
    MXN: 'peso mexicano, pesos mexicanos, peso, pesos',
    ARS: 'peso argentino, pesos argentinos',
    CLP: 'peso chileno, pesos chilenos',
    COP: 'peso colombiano, pesos colombianos',
    PEN: 'soles, sol',
    GTQ: 'quetzal, quetzales',
    BRL: 'real brasileño, reales',
    KRW: 'won, wones',
    INR: 'rupia, rupias',
    RUB: 'rublo, rublos',
    ESP: 'peseta, pesetas',
  }),
  discourseMarkers: words(
    'bueno pues vale oye mira eh ah oh ay y pero entonces así claro nada hombre verdad ok okay sí este',
  ),
  idleWords: words('pues bueno este o digamos ya así simplemente realmente francamente básicamente favor mira'),
  persons: rows(
    'yo me mí mi mis mío mía, tú te ti tu tus tuyo tuya, él, ella, nosotros nosotras nos nuestro nuestra nuestros nuestras, vosotros vosotras os vuestro vuestra vuestros vuestras, ellos, ellas, usted, ustedes',
  ),
  closedSets: {
    'part of the day': rows('mañanita madrugada, mediodía, tarde, noche, medianoche'),
    day: rows('ayer, hoy, anteayer, pasado'),
    duration: rows(
      'segundo segundos, minuto minutos, hora horas, día días diario, semana semanas semanal, mes meses mensual, año años anual',
    ),
    side: rows('izquierda izquierdo izquierdas izquierdos, derecha derecho derechas derechos'),
    level: rows('arriba superior, abajo inferior'),
  },
  sameMeaning: [
    phrases('usted, ud, ud.'),
    phrases('ustedes, uds, uds.'),
    phrases('señor, sr, sr.'),
    phrases('señora, sra, sra.'),
    phrases('señorita, srta, srta.'),
    phrases('doctor, dr, dr.'),
    phrases('doctora, dra, dra.'),
    phrases('estados unidos, ee. uu., ee uu, ee.uu.'),
    phrases('por ejemplo, p. ej., p.ej.'),
    phrases('etcétera, etc, etc.'),
    phrases('número, n.º, núm.'),
    phrases('página, pág.'),
    phrases('porque, ya que, puesto que, dado que, pues'),
    phrases('aunque, a pesar de que, si bien'),
    phrases('quizás, quizá, tal vez, a lo mejor'),
    phrases('aproximadamente, más o menos, alrededor de, unos, unas, cerca de'),
    phrases('nunca, jamás'),
    phrases('también, además'),
    phrases('solo, sólo, solamente, únicamente'),
    phrases('para, pa'),
    phrases('todavía, aún'),
    phrases('luego, después'),
    phrases('este, éste'),
    phrases('empezar, comenzar'),
    phrases('empezamos, comenzamos'),
    phrases('acá, aquí'),
    phrases('allá, allí, ahí'),
    phrases('desde hace, hace'),
    phrases('por eso, por lo tanto, por tanto, así que'),
    phrases('por ejemplo, como por ejemplo'),
    phrases('setiembre, septiembre'),
    phrases('en seguida, enseguida, inmediatamente'),
  ],
};
