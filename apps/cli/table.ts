// Facts as a table of two columns, for the screen.
export function table(facts: readonly (readonly [string, string | number])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts
    .map(
      ([name, value]) =>
        `  ${name.padEnd(width)}  ${typeof value === 'number' ? value.toLocaleString('en-US') : value}`,
    )
    .join('\n');
}
