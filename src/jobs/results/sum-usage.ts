import type { ProviderUsage } from './provider-usage.js';

type Count = number | undefined;

/**
 * Returns one entry for each provider and model, in the order of their first use; calls that are recorded already are separate. The sum has a cost
 * only if the cost of every part is known.
 */
export function sumUsage(usages: readonly ProviderUsage[]): ProviderUsage[] {
  const sums = new Map<string, ProviderUsage>();
  for (const usage of usages) {
    const key = JSON.stringify([usage.provider, usage.model, usage.callId !== undefined]);
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? usage : added(sum, usage));
  }
  return [...sums.values()];
}

/** US dollars of all of them; null if the cost of one is unknown or if there are none. */
export function totalCost(usages: readonly { readonly costUsd?: number | null }[]): number | null {
  if (usages.length === 0) return null;
  return usages.reduce<number | null>(
    (sum, { costUsd }) => (sum === null ? null : (plusKnown(sum, costUsd ?? undefined) ?? null)),
    0,
  );
}

function added(one: ProviderUsage, other: ProviderUsage): ProviderUsage {
  const costUsd = plusKnown(one.costUsd, other.costUsd);
  const { costUsd: _, ...rest } = one;
  return {
    ...rest,
    requests: one.requests + other.requests,
    ...given('audioSeconds', plus(one.audioSeconds, other.audioSeconds)),
    ...given('inputTokens', plus(one.inputTokens, other.inputTokens)),
    ...given('outputTokens', plus(one.outputTokens, other.outputTokens)),
    ...given('costUsd', costUsd),
  };
}

function given<Name extends string>(name: Name, value: Count): Partial<Record<Name, number>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, number>);
}

/** Undefined counts as 0. */
function plus(one: Count, other: Count): Count {
  return one === undefined && other === undefined ? undefined : (one ?? 0) + (other ?? 0);
}

/** Undefined makes the sum unknown. */
function plusKnown(one: Count, other: Count): Count {
  return one === undefined || other === undefined ? undefined : one + other;
}
