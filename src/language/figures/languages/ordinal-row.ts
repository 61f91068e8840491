/** Stems of ordinals by value, blanks between spellings; `joined` are tens that a unit is joined to in one word. */
export interface OrdinalStems {
  readonly units: Readonly<Record<number, string>>;
  readonly tens: Readonly<Record<number, string>>;
  readonly hundreds: Readonly<Record<number, string>>;
  readonly joined: Readonly<Record<number, string>>;
  /** Forms without an ending: `primer`, `tercer`. */
  readonly short: Readonly<Record<number, string>>;
}

const ENDINGS = ['o', 'a', 'os', 'as'];

/** Every form of the ordinals that Spanish and Portuguese say one after the other, with its value. */
export function ordinalRow(stems: OrdinalStems): ReadonlyMap<string, number> {
  const forms = new Map<string, number>();
  const add = (value: number, stem: string) => {
    for (const ending of ENDINGS) forms.set(stem + ending, value);
  };
  for (const table of [stems.units, stems.tens, stems.hundreds]) {
    for (const [value, list] of Object.entries(table)) for (const stem of list.split(' ')) add(Number(value), stem);
  }
  for (const [value, list] of Object.entries(stems.short))
    for (const form of list.split(' ')) forms.set(form, Number(value));
  for (const [ten, prefix] of Object.entries(stems.joined)) {
    for (const [unit, list] of Object.entries(stems.units)) {
      for (const stem of list.split(' ')) add(Number(ten) + Number(unit), prefix + stem);
    }
    for (const [unit, form] of Object.entries(stems.short)) forms.set(prefix + form, Number(ten) + Number(unit));
  }
  return forms;
}
