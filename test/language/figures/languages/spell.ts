/** Spellers of whole numbers below a thousand million, written without a look at the readers. */
export type Speller = (value: number) => string;

const DE =
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const DE_TENS = '- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
const NL =
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(
    ' ',
  );
const NL_TENS = '- - twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');
const FR =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const FR_TENS = '- - vingt trente quarante cinquante soixante'.split(' ');
const BE_TENS = '- - vingt trente quarante cinquante soixante septante huitante nonante'.split(' ');
const ES =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
const ES_TENS = '- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
const ES_HUNDREDS =
  '- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(' ');
const PT =
  'zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove'.split(
    ' ',
  );
const PT_TENS = '- - vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'.split(' ');
const PT_HUNDREDS =
  '- cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos'.split(' ');
const IT =
  'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'.split(
    ' ',
  );
const IT_TENS = '- - venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ');

/** Splits a number into millions, thousands and the rest, spells each, and joins what is not empty. */
function inThrees(value: number, of: (part: number, scale: 0 | 1 | 2) => string, joint: string): string {
  if (value === 0) return of(0, 0);
  const parts = [Math.floor(value / 1e6), Math.floor(value / 1000) % 1000, value % 1000];
  return parts.flatMap((part, at) => (part === 0 ? [] : [of(part, (2 - at) as 0 | 1 | 2)])).join(joint);
}

export const german: Speller = (value) => {
  const small = (part: number): string => {
    if (part >= 100) {
      const hundreds = Math.floor(part / 100);
      return `${hundreds === 1 ? 'ein' : DE[hundreds]}hundert${part % 100 === 0 ? '' : small(part % 100)}`;
    }
    if (part < 20) return DE[part]!;
    const unit = part % 10;
    return `${unit === 0 ? '' : `${unit === 1 ? 'ein' : DE[unit]}und`}${DE_TENS[Math.floor(part / 10)]}`;
  };
  const millions = Math.floor(value / 1e6);
  const thousands = Math.floor(value / 1000) % 1000;
  const rest = value % 1000;
  const long = millions === 0 ? '' : millions === 1 ? 'eine Million ' : `${small(millions)} Millionen `;
  const middle = thousands === 0 ? '' : `${small(thousands).replace(/eins$/, 'ein')}tausend`;
  return `${long}${middle}${rest === 0 && value > 0 ? '' : small(rest)}`.trim();
};

export const dutch: Speller = (value) => {
  const small = (part: number): string => {
    if (part >= 100) {
      const hundreds = Math.floor(part / 100);
      return `${hundreds === 1 ? '' : NL[hundreds]}honderd${part % 100 === 0 ? '' : small(part % 100)}`;
    }
    if (part < 20) return NL[part]!;
    const unit = part % 10;
    const joint = unit === 2 || unit === 3 ? 'ën' : 'en';
    return `${unit === 0 ? '' : `${NL[unit]}${joint}`}${NL_TENS[Math.floor(part / 10)]}`;
  };
  return inThrees(
    value,
    (part, scale) =>
      scale === 2 ? `${small(part)} miljoen` : scale === 1 ? `${part === 1 ? '' : small(part)}duizend` : small(part),
    ' ',
  );
};

function frenchOf(small: (part: number) => string): Speller {
  const below = (part: number): string => {
    if (part < 100) return small(part);
    const hundreds = Math.floor(part / 100);
    const head = hundreds === 1 ? 'cent' : `${FR[hundreds]} cent${part % 100 === 0 ? 's' : ''}`;
    return part % 100 === 0 ? head : `${head} ${small(part % 100)}`;
  };
  return (value) =>
    inThrees(
      value,
      (part, scale) => {
        if (scale === 2) return `${below(part)} million${part > 1 ? 's' : ''}`;
        return scale === 1 ? (part === 1 ? 'mille' : `${below(part).replace(/cents$/, 'cent')} mille`) : below(part);
      },
      ' ',
    );
}

export const french: Speller = frenchOf((part) => {
  if (part < 20) return FR[part]!;
  if (part < 70) {
    const [ten, unit] = [FR_TENS[Math.floor(part / 10)]!, part % 10];
    return unit === 0 ? ten : unit === 1 ? `${ten} et un` : `${ten}-${FR[unit]}`;
  }
  if (part < 80) return part === 71 ? 'soixante et onze' : `soixante-${FR[part - 60]}`;
  return part === 80 ? 'quatre-vingts' : `quatre-vingt-${FR[part - 80]}`;
});

export const swiss: Speller = frenchOf((part) => {
  if (part < 20) return FR[part]!;
  const [ten, unit] = [BE_TENS[Math.floor(part / 10)]!, part % 10];
  return unit === 0 ? ten : unit === 1 ? `${ten} et un` : `${ten}-${FR[unit]}`;
});

export const spanish: Speller = (value) => {
  const below = (part: number): string => {
    if (part === 100) return 'cien';
    if (part > 100) {
      const rest = part % 100;
      return `${ES_HUNDREDS[Math.floor(part / 100)]}${rest === 0 ? '' : ` ${below(rest)}`}`;
    }
    if (part < 30) return ES[part]!;
    return `${ES_TENS[Math.floor(part / 10)]}${part % 10 === 0 ? '' : ` y ${ES[part % 10]}`}`;
  };
  const cut = (text: string) => text.replace(/veintiuno$/, 'veintiún').replace(/uno$/, 'un');
  return inThrees(
    value,
    (part, scale) => {
      if (scale === 2) return part === 1 ? 'un millón' : `${cut(below(part))} millones`;
      return scale === 1 ? (part === 1 ? 'mil' : `${cut(below(part))} mil`) : below(part);
    },
    ' ',
  );
};

export const portuguese: Speller = (value) => {
  const below = (part: number): string => {
    if (part === 100) return 'cem';
    if (part > 100) {
      const rest = part % 100;
      return `${PT_HUNDREDS[Math.floor(part / 100)]}${rest === 0 ? '' : ` e ${below(rest)}`}`;
    }
    if (part < 20) return PT[part]!;
    return `${PT_TENS[Math.floor(part / 10)]}${part % 10 === 0 ? '' : ` e ${PT[part % 10]}`}`;
  };
  const [millions, thousands, rest] = [Math.floor(value / 1e6), Math.floor(value / 1000) % 1000, value % 1000];
  const head = [
    millions === 0 ? '' : `${below(millions)} ${millions === 1 ? 'milhão' : 'milhões'}`,
    thousands === 0 ? '' : thousands === 1 ? 'mil' : `${below(thousands)} mil`,
  ].filter(Boolean);
  if (rest === 0 && head.length > 0) return head.join(' ');
  const joint = rest < 100 || rest % 100 === 0 ? ' e ' : ' ';
  return head.length === 0 ? below(rest) : `${head.join(' ')}${joint}${below(rest)}`;
};

export const italian: Speller = (value) => {
  const below = (part: number): string => {
    if (part >= 100) {
      const hundreds = Math.floor(part / 100);
      const rest = part % 100;
      return `${hundreds === 1 ? '' : IT[hundreds]}cento${rest === 0 ? '' : below(rest)}`;
    }
    if (part < 20) return IT[part]!;
    const [ten, unit] = [IT_TENS[Math.floor(part / 10)]!, part % 10];
    if (unit === 0) return ten;
    return `${unit === 1 || unit === 8 ? ten.slice(0, -1) : ten}${unit === 3 ? 'tré' : IT[unit]}`;
  };
  const [millions, thousands, rest] = [Math.floor(value / 1e6), Math.floor(value / 1000) % 1000, value % 1000];
  const long = millions === 0 ? '' : millions === 1 ? 'un milione ' : `${below(millions)} milioni `;
  const middle = thousands === 0 ? '' : thousands === 1 ? 'mille' : `${below(thousands).replace('tré', 'tre')}mila`;
  return `${long}${middle}${rest === 0 && value > 0 ? '' : below(rest)}`.trim();
};
