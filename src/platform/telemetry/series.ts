import type { Registry } from 'prom-client';

/** A series of /metrics as its declaration has it. */
export interface Series {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly meaning: string;
}

/** The engine's own series of a registry, in the order of their declarations; those that prom-client collects of every Node process are left out. */
export function seriesOf(registry: Registry): readonly Series[] {
  return registry
    .getMetricsAsArray()
    .filter(({ name }) => name.startsWith('studio_'))
    .map((metric) => ({
      name: metric.name,
      type: String(metric.type),
      labels: (metric as typeof metric & { readonly labelNames?: readonly string[] }).labelNames ?? [],
      meaning: metric.help,
    }));
}
