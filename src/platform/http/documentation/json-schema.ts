/**
 * Writes `nullable: true`, the form of OpenAPI 3.0 that the decorators give, as OpenAPI 3.1 and JSON Schema have it: `null` is one of the
 * types, of the values, or of the schemas.
 */
export function withoutNullable<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((item) => withoutNullable(item)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const plain = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutNullable(inner)]));
  return (plain.nullable === true ? orNull(plain) : plain) as Value;
}

function orNull({ nullable: _, ...schema }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { type, allOf, description, ...rest } = schema;
  if (Array.isArray(schema.enum))
    return { ...schema, type: [type ?? 'string', 'null'].flat(), enum: [...schema.enum, null] };
  // What the decorators write for a nullable reference is `allOf` with one entry, with or without a type beside it.
  if (Array.isArray(allOf))
    return { anyOf: [...allOf, { type: 'null' }], ...(description === undefined ? {} : { description }) };
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  return {
    anyOf: [{ ...rest, ...(type === undefined ? {} : { type }) }, { type: 'null' }],
    ...(description === undefined ? {} : { description }),
  };
}
