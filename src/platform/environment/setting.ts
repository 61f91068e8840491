/** What the documentation says about one setting. */
export interface SettingDescription {
  readonly name: string;
  readonly description: string;
  /** The default as a person would write it; null where there is none. */
  readonly default: string | null;
  /** True: the value is never shown. */
  readonly secret: boolean;
}

const registry = new Map<object, SettingDescription[]>();

/** Names and describes a property of the raw settings; `.env.example` and the README's table are compared with it. */
export function Setting(description: string, options: { default?: string; secret?: boolean } = {}): PropertyDecorator {
  return (target, key) => {
    const list = registry.get(target.constructor) ?? [];
    list.push({
      name: String(key),
      description,
      default: options.default ?? null,
      secret: options.secret ?? false,
    });
    registry.set(target.constructor, list);
  };
}

/** The described settings of a class, in the order of its source, after them those of the class it extends. */
export function settingsOf(type: Function): readonly SettingDescription[] {
  const parent: unknown = Object.getPrototypeOf(type);
  const inherited = typeof parent === 'function' && parent !== Function.prototype ? settingsOf(parent) : [];
  return Object.freeze([...(registry.get(type) ?? []), ...inherited]);
}
