const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** Bytes in a size such as `500MB`, `2 GiB`, `1.5gb` or `1048576`; null where it is not one. Decimal units are powers of 1000. */
export function parseByteSize(text: string): number | null {
  const match = /^(\d{1,16}(?:\.\d{1,3})?)\s*([kmgt]?i?b)?$/i.exec(text.trim());
  const factor = UNITS[(match?.[2] ?? '').toLowerCase()];
  if (!match?.[1] || factor === undefined) return null;
  const bytes = Math.round(Number(match[1]) * factor);
  return Number.isSafeInteger(bytes) ? bytes : null;
}
