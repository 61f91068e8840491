/** What a piece of a number word counts. `and` stands between pieces, `hundreds` holds its own factor (`doscientos`). */
export type AtomKind = 'unit' | 'teen' | 'ten' | 'hundred' | 'hundreds' | 'thousand' | 'scale' | 'and';

/** A piece of a number word: `zwei`, `und`, `zwanzig` and `tausend` of `zweiundzwanzigtausend`. */
export interface Atom {
  readonly kind: AtomKind;
  readonly value: bigint;
}

/** How a language puts its pieces together. */
export interface NumberOrder {
  /** `unit-first` says `zwei und zwanzig`, `ten-first` says `veinte y dos`. */
  readonly order: 'unit-first' | 'ten-first';
  /** Whether `and` may stand after hundreds, after thousands and after larger scales. */
  readonly andAfter: { readonly hundred: boolean; readonly thousand: boolean; readonly scale: boolean };
  /** Whether 60 and 80 go on to 79 and 99 (`soixante-dix`, `quatre-vingt-dix`) and 80 is four twenties. */
  readonly vigesimal: boolean;
  /** Whether 16 to 19 may be said as ten and six to nine (`dix-sept`, `diez y seis`). */
  readonly tenAndUnit: boolean;
}

/** A number that starts at an atom: its value and the atom after it. */
export interface Part {
  readonly value: bigint;
  readonly end: number;
}

const THOUSAND = 1000n;
const MILLION = 1_000_000n;

/** Reads numbers from the pieces of number words. Every reading is listed, the longest first. */
export class NumberGrammar {
  constructor(private readonly order: NumberOrder) {}

  /** Every number that starts at an atom and is below a limit. */
  numbers(atoms: readonly Atom[], at: number, limit: bigint | null = null): Part[] {
    const small = this.belowMillion(atoms, at);
    const large = small.flatMap(({ value, end }) => {
      const scale = atoms[end];
      if (scale?.kind !== 'scale' || value === 0n || (limit !== null && scale.value >= limit)) return [];
      const base = value * scale.value;
      const rest = this.restOf(atoms, end + 1, this.order.andAfter.scale, (from) =>
        this.numbers(atoms, from, scale.value),
      );
      return [{ value: base, end: end + 1 }, ...rest.map((part) => ({ value: base + part.value, end: part.end }))];
    });
    return longestFirst([...small, ...large]);
  }

  private belowMillion(atoms: readonly Atom[], at: number): Part[] {
    const left = this.belowThousand(atoms, at);
    const factors = atoms[at]?.kind === 'thousand' ? [{ value: 1n, end: at }] : left;
    const thousands = factors.flatMap(({ value, end }) => {
      if (atoms[end]?.kind !== 'thousand' || value === 0n) return [];
      const base = value * THOUSAND;
      const rest = this.restOf(atoms, end + 1, this.order.andAfter.thousand, (from) => this.belowThousand(atoms, from));
      return [{ value: base, end: end + 1 }, ...rest.map((part) => ({ value: base + part.value, end: part.end }))];
    });
    return longestFirst([...left, ...thousands].filter(({ value }) => value < MILLION));
  }

  private belowThousand(atoms: readonly Atom[], at: number): Part[] {
    const small = this.belowHundred(atoms, at);
    const first = atoms[at];
    const bases: Part[] = [];
    if (first?.kind === 'hundred') bases.push({ value: first.value, end: at + 1 });
    if (first?.kind === 'hundreds') bases.push({ value: first.value, end: at + 1 });
    for (const { value, end } of small) {
      // `elfhundert` and `dix-neuf cent` count hundreds up to ninety-nine.
      if (atoms[end]?.kind === 'hundred' && value > 0n) bases.push({ value: value * 100n, end: end + 1 });
    }
    const hundreds = bases.flatMap((base) => {
      const rest = this.restOf(atoms, base.end, this.order.andAfter.hundred, (from) => this.belowHundred(atoms, from));
      return [base, ...rest.map((part) => ({ value: base.value + part.value, end: part.end }))];
    });
    return longestFirst([...small, ...hundreds]);
  }

  private belowHundred(atoms: readonly Atom[], at: number): Part[] {
    const first = atoms[at];
    if (first === undefined) return [];
    const own = { value: first.value, end: at + 1 };
    if (first.kind === 'unit') return longestFirst([own, ...this.afterUnit(atoms, at)]);
    if (first.kind === 'teen') return longestFirst([own, ...this.afterTen(atoms, at)]);
    return first.kind === 'ten' ? longestFirst([own, ...this.afterTens(atoms, own)]) : [];
  }

  /** `zwei und zwanzig`, `quatre-vingt`. */
  private afterUnit(atoms: readonly Atom[], at: number): Part[] {
    const unit = atoms[at]!;
    const next = atoms[at + 1];
    if (this.order.vigesimal && unit.value === 4n && next?.kind === 'ten' && next.value === 20n) {
      const eighty = { value: 80n, end: at + 2 };
      return [eighty, ...this.afterTens(atoms, eighty)];
    }
    const ten = atoms[at + 2];
    if (this.order.order !== 'unit-first' || unit.value === 0n || next?.kind !== 'and' || ten?.kind !== 'ten')
      return [];
    return [{ value: ten.value + unit.value, end: at + 3 }];
  }

  /** `dix-sept`. */
  private afterTen(atoms: readonly Atom[], at: number): Part[] {
    const ten = atoms[at]!;
    if (!this.order.tenAndUnit || ten.value !== 10n) return [];
    const from = !this.order.vigesimal && atoms[at + 1]?.kind === 'and' ? at + 2 : at + 1;
    const unit = atoms[from];
    return unit?.kind === 'unit' && unit.value >= 6n ? [{ value: 10n + unit.value, end: from + 1 }] : [];
  }

  /** `treinta y dos`, `vingt et un`, `soixante-dix-sept`. */
  private afterTens(atoms: readonly Atom[], tens: Part): Part[] {
    if (this.order.order === 'unit-first') return [];
    const joined = atoms[tens.end]?.kind === 'and';
    const from = joined ? tens.end + 1 : tens.end;
    const next = atoms[from];
    // In French `et` joins one and eleven alone: `vingt et trois` is two numbers.
    if (next === undefined || (this.order.vigesimal && joined && next.value !== 1n && next.value !== 11n)) return [];
    if (next.kind === 'unit' && next.value > 0n) return [{ value: tens.value + next.value, end: from + 1 }];
    const further = this.order.vigesimal && (tens.value === 60n || tens.value === 80n) && next.kind === 'teen';
    if (!further) return [];
    const teens = [{ value: next.value, end: from + 1 }, ...this.afterTen(atoms, from)];
    return teens.map(({ value, end }) => ({ value: tens.value + value, end }));
  }

  private restOf(atoms: readonly Atom[], at: number, and: boolean, read: (from: number) => Part[]): Part[] {
    const from = and && atoms[at]?.kind === 'and' ? at + 1 : at;
    return read(from).filter(({ value }) => value > 0n);
  }
}

function longestFirst(parts: readonly Part[]): Part[] {
  return parts.toSorted((a, b) => b.end - a.end);
}
