/** `4 of 5 (80.0%)`. */
export const count = (right, of) => `${right} of ${of} (${percent(right, of)})`;

export const percent = (right, of) => (of === 0 ? '-' : `${((100 * right) / of).toFixed(1)}%`);

/** One line of the table. */
export function line(name, ...values) {
  console.log(`  ${name.padEnd(44)} ${(values[0] ?? '').padEnd(20)} ${values.slice(1).join('  ')}`.trimEnd());
}
