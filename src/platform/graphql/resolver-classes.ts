import type { DynamicModule, ForwardReference, Provider, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';

type Import = NonNullable<DynamicModule['imports']>[number];

/** Every class that a module and the modules it imports provide, resolvers among them. */
export async function providedClasses(root: Import): Promise<ReadonlySet<Function>> {
  const found = new Set<Function>();
  const seen = new Set<unknown>();
  const waiting: (Import | ForwardReference)[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const module = await next;
    if ('forwardRef' in module) continue;
    const dynamic = 'module' in module ? module : null;
    const type: Type = dynamic === null ? (module as Type) : dynamic.module;
    waiting.push(...(dynamic?.imports ?? []), ...declared<Import>(MODULE_METADATA.IMPORTS, type));
    const providers = [...(dynamic?.providers ?? []), ...declared<Provider>(MODULE_METADATA.PROVIDERS, type)];
    for (const provider of providers) if (typeof provider === 'function') found.add(provider);
  }
  return found;
}

function declared<Item>(key: string, type: Type): readonly Item[] {
  const list: unknown = Reflect.getMetadata(key, type);
  return Array.isArray(list) ? list : [];
}
