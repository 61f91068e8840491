import { ValidateBy } from 'class-validator';

/** Settings by name, as text; an absent name is unset. */
export type RawValues = Readonly<Record<string, string | undefined>>;

/** A default that follows from other settings, with the words that describe it. */
export interface ComputedDefault {
  readonly text: string;
  readonly of: (raw: RawValues) => string;
}

/** Describes what happens without the setting, if no single value does. */
export interface DescribedDefault {
  readonly text: string;
}

/** The parts of every declaration, for any kind of value. */
export interface SettingOptions {
  /** What the setting is, as a phrase without a full stop. It names the unit of a number. */
  readonly description: string;
  readonly default?: string | ComputedDefault | DescribedDefault;
  /** The value in `.env.example`; absent: the default, or nothing. */
  readonly example?: string;
  /** True: no message and no log line ever shows the value. */
  readonly secret?: true;
}

/** How one kind of value is validated and read. */
export interface SettingKind<Value> {
  /** What a value must be, as the end of the sentence "… must be …". */
  readonly wanted: string;
  readonly accepts: (text: string) => boolean;
  /** Never throws: for an invalid value it returns a substitute, which only the rules across settings read. */
  readonly parse: (text: string) => Value;
  /** The value without text and without a default. */
  readonly unset: Value;
}

/** One setting: its only declaration. Validation, the typed Environment, `docs/settings.md` and `.env.example` follow from it. */
export interface Setting<Value = unknown>
  extends SettingOptions,
    Pick<SettingKind<Value>, 'wanted' | 'parse' | 'unset'> {
  readonly node: 'setting';
  readonly name: string;
  /** The class-validator rule of the raw value. */
  readonly rule: PropertyDecorator;
}

/** Several settings that form one value of the Environment. */
export interface Composed<Value = unknown> {
  readonly node: 'composed';
  readonly settings: readonly Setting[];
  readonly compose: (raw: RawValues) => Value;
}

/** Settings by the path at which the Environment carries their values. */
export interface SettingTree {
  readonly [name: string]: Setting | Composed | SettingTree;
}

/** The values of a tree of settings, in the same shape. */
export type Values<Tree> = {
  readonly [Name in keyof Tree]: Tree[Name] extends { readonly node: 'setting'; readonly unset: infer Value }
    ? Value
    : Tree[Name] extends Composed<infer Value>
      ? Value
      : Values<Tree[Name]>;
};

/** The value's type: null is possible if there is neither a default nor a computed value. */
export type Filled<Value, Options> = Options extends { readonly default: string | ComputedDefault }
  ? Value
  : Value | null;

/** Declares a setting of a kind. The kinds of `setting-kinds.ts` call it. */
export function setting<Value>(name: string, options: SettingOptions, kind: SettingKind<Value>): Setting<Value> {
  const { wanted, accepts, parse, unset } = kind;
  const rule = ValidateBy({
    name: 'setting',
    validator: { validate: (value) => typeof value === 'string' && accepts(value), defaultMessage: () => wanted },
  });
  return { node: 'setting', name, ...options, wanted, rule, parse, unset };
}

/** Declares settings that form one value. `compose` gets their text with defaults, and the text of all other settings as they are set. */
export function composed<Value>(settings: readonly Setting[], compose: (raw: RawValues) => Value): Composed<Value> {
  return { node: 'composed', settings, compose };
}

/** Every setting of a tree, each once, in the order of its source. */
export function settingsIn(tree: SettingTree): readonly Setting[] {
  const all = Object.values(tree).flatMap((part) => {
    if (isSetting(part)) return [part];
    return isComposed(part) ? part.settings : settingsIn(part);
  });
  return [...new Set(all)];
}

/** The values of a tree of settings. */
export function valuesOf<Tree extends SettingTree>(tree: Tree, raw: RawValues): Values<Tree> {
  const entries = Object.entries(tree).map(([name, part]) => {
    if (isSetting(part)) return [name, readValue(part, raw)];
    if (isComposed(part)) return [name, part.compose({ ...defaultsOf(part.settings, raw), ...raw })];
    return [name, valuesOf(part, raw)];
  });
  return Object.fromEntries(entries) as Values<Tree>;
}

function readValue(declared: Setting, raw: RawValues): unknown {
  const text = raw[declared.name] ?? defaultText(declared, raw);
  return text === undefined ? declared.unset : declared.parse(text);
}

function defaultText(declared: Setting, raw: RawValues): string | undefined {
  if (declared.default === undefined || typeof declared.default === 'string') return declared.default;
  return 'of' in declared.default ? declared.default.of(raw) : undefined;
}

function defaultsOf(settings: readonly Setting[], raw: RawValues): RawValues {
  return Object.fromEntries(settings.map((declared) => [declared.name, defaultText(declared, raw)]));
}

function isSetting(part: SettingTree[string]): part is Setting {
  return part.node === 'setting';
}

function isComposed(part: SettingTree[string]): part is Composed {
  return part.node === 'composed';
}
