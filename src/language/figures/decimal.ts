/** Plain decimal notation without superfluous zeros: `007.50` → `7.5`, `-0` → `0`. */
export function normal(digits: string): string {
  const negative = digits.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? digits.slice(1) : digits).split('.');
  const left = whole.replace(/^0+(?=\d)/, '') || '0';
  const right = fraction.replace(/(?<!0)0+$/, '');
  const value = right === '' ? left : `${left}.${right}`;
  return negative && value !== '0' ? `-${value}` : value;
}

/** `digits` with the point moved `power` places to the right (to the left where negative): ('4.2', 6) → `4200000`. */
export function shifted(digits: string, power: number): string {
  const negative = digits.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? digits.slice(1) : digits).split('.');
  const row = power >= 0 ? whole + fraction.padEnd(power, '0') : whole.padStart(1 - power, '0') + fraction;
  const left = power >= 0 ? whole.length + power : Math.max(whole.length, 1 - power) + power;
  return normal(`${negative ? '-' : ''}${row.slice(0, left)}.${row.slice(left)}`);
}

/** The sum of two plain decimals that are not negative, exact. */
export function sum(a: string, b: string): string {
  const places = Math.max(a.split('.')[1]?.length ?? 0, b.split('.')[1]?.length ?? 0);
  return shifted(String(BigInt(shifted(a, places)) + BigInt(shifted(b, places))), -places);
}

/** The readings of a fraction: `3/4`, and `0.75` where the decimal ends. A mixed number adds whole ones: (3, 1, 2) → `7/2`, `3.5`. */
export function fractionReadings(whole: string, numerator: string, denominator: string): string[] {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  if (bottom === 0n) return [`${top}/0`];
  const all = BigInt(whole) * bottom + top;
  const divisor = gcd(all, bottom);
  const readings = [`${all / divisor}/${bottom / divisor}`];
  for (let places = 0; places <= 9; places += 1) {
    if ((all * 10n ** BigInt(places)) % bottom !== 0n) continue;
    readings.push(shifted(String((all * 10n ** BigInt(places)) / bottom), -places));
    break;
  }
  return readings;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : gcd(b, a % b);
}
