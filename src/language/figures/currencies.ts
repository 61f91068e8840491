/** Currency signs and abbreviations as they are written, each with its ISO 4217 code. A bare `$` is read as US dollars, a bare `¥` as yen. */
const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  'u.s.$': 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  mex$: 'MXN',
  mx$: 'MXN',
  r$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  円: 'JPY',
  元: 'CNY',
  '₹': 'INR',
  rs: 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  руб: 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₪': 'ILS',
  '₫': 'VND',
  '₱': 'PHP',
  '฿': 'THB',
  '₦': 'NGN',
  '₿': 'BTC',
  '₧': 'ESP',
  fr: 'CHF',
  kr: 'SEK',
  zł: 'PLN',
  kč: 'CZK',
  '¢': '¤/100',
};

const CODES = new Set(
  'USD EUR GBP JPY CNY INR AUD CAD NZD CHF SEK NOK DKK PLN CZK HUF RON BGN RUB UAH TRY ILS AED SAR ZAR NGN KES EGP BRL MXN ARS CLP COP PEN KRW THB VND IDR MYR SGD HKD PHP TWD PKR BDT LKR BTC ETH'.split(
    ' ',
  ),
);

/** Signs that may precede or follow an amount without a space. */
export const CURRENCY_SIGN = /^(?:[A-Za-z]{0,3}\p{Sc})/u;

/** The ISO 4217 code of a written sign or code, null for none. An unlisted sign stands for itself. Codes count only in capitals: `all` and `try` are words. */
export function currencyOfSign(written: string): string | null {
  if (CODES.has(written)) return written;
  const key = written.toLowerCase().replace(/\.$/, '');
  if (Object.hasOwn(SIGNS, key)) return SIGNS[key]!;
  return /^\p{L}{0,3}\p{Sc}$/u.test(key) ? key.toUpperCase() : null;
}

/** Other codes that a sign may stand for: a `¥` is yen or yuan; a `$` for any dollar would be too broad. */
export function otherCurrencies(written: string): readonly string[] {
  return written === '¥' ? ['CNY'] : [];
}
