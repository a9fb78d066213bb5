// A browser keeps the styles of every page one has been on: a class that two pages define would mean both.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SCREENS = 'apps/miniprogram/src';
/** What a whole rule is about: a class alone, with or without a state. */
const CLASS_ALONE = /^\.([\w-]+)(?::[\w-]+)?$/;
/** The tokens are set on what the page's own rule is about. */
const SHARED = ['page'];

/** Classes that more than one stylesheet has a rule of its own for, each with those stylesheets. */
function definedTwice(sheets: Readonly<Record<string, string>>): Readonly<Record<string, string[]>> {
  const found = new Map<string, Set<string>>();
  for (const [file, css] of Object.entries(sheets))
    for (const name of classesAlone(css)) found.set(name, (found.get(name) ?? new Set()).add(file));
  const twice = [...found].filter(([name, files]) => files.size > 1 && !SHARED.includes(name));
  return Object.fromEntries(twice.map(([name, files]) => [name, [...files]]));
}

function classesAlone(css: string): string[] {
  const rules = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/@[^{;]*[{;]/g, '')
    .matchAll(/([^{}]+)\{/g);
  const selectors = [...rules].flatMap(([, selector = '']) => selector.split(',').map((each) => each.trim()));
  return selectors.flatMap((selector) => CLASS_ALONE.exec(selector)?.[1] ?? []);
}

describe('the stylesheets of the phone', () => {
  const files = readdirSync(SCREENS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  const sheets = Object.fromEntries(files.map((file) => [file, readFileSync(join(SCREENS, file), 'utf8')]));

  it('are all read', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(classesAlone(Object.values(sheets).join('\n')).length).toBeGreaterThan(300);
  });

  it('define a class once', () => {
    expect(definedTwice(sheets)).toEqual({});
  });

  it('are caught where two of them define the same', () => {
    const [one, other] = ['.offer { color: red; }', '@media (min-width: 1px) { .a .offer {} .offer, .b:active {} }'];
    expect(definedTwice({ one, other })).toEqual({ offer: ['one', 'other'] });
    expect(definedTwice({ one, other: '.a .offer { color: red; }' })).toEqual({});
  });
});
