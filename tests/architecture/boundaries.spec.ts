// Proves that the import checker bites: each kind of illegal import is refused by its rule, each legal one passes.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');
const checker = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

type Files = Readonly<Record<string, string>>;
interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

const lib = `export const answer = 42;`;
const legal: Files = {
  'libs/kernel/index.ts': lib,
  'libs/contracts/http/index.ts': `import { z } from 'zod'; import { answer } from '@guike/kernel'; export const http = z.literal(answer);`,
  'libs/contracts/jobs/index.ts': `import { z } from 'zod'; export const jobs = z.literal(1);`,
  'libs/platform/index.ts': `export { jobs } from '@guike/contracts/jobs'; export * as pg from 'pg';`,
  'libs/programme/index.ts': `export { answer } from '@guike/kernel';`,
  'libs/programme/text.ts': `export { answer } from './rules';`,
  'libs/programme/rules.ts': `export { answer } from '@guike/kernel';`,
  'libs/points/index.ts': `export { earning } from './earning';`,
  'libs/points/earning.ts': `import { answer } from '@guike/programme'; import { http } from '@guike/contracts/http'; export const earning = [answer, http];`,
  'libs/points/earning.spec.ts': `import fc from 'fast-check'; import { earning } from './earning'; fc.pre(earning.length > 0);`,
  'libs/points/points.entities.ts': lib,
  'libs/points/points.module.ts': `import { answer } from './points.entities'; export const wiring = answer;`,
  'libs/members/index.ts': lib,
  'libs/tiers/index.ts': lib,
  'libs/flows/index.ts': `import { earning } from '@guike/points'; import { answer } from '@guike/members'; export const flow = [earning, answer];`,
  'apps/api/main.ts': `import { flow } from '@guike/flows'; import { edge } from './edge'; export const main = [flow, edge];`,
  'apps/api/edge.ts': `import type { FastifyRequest } from 'fastify'; export const edge = (request: FastifyRequest) => request.id;`,
  'apps/worker/main.ts': `export { flow } from '@guike/flows';`,
  'apps/console/src/main.tsx': `import { http } from '@guike/contracts/http'; import { answer } from '@guike/programme/text'; import { useState } from 'react'; export const use = [http, answer, useState];`,
  'apps/console/vite.config.mjs': `import { defineConfig } from 'vite'; export default defineConfig({});`,
  'apps/miniprogram/config/index.ts': `import { join } from 'node:path'; export const place = join('a', 'b');`,
  'apps/miniprogram/src/app.tsx': `import { answer } from '@guike/kernel'; import { encode } from 'uqr'; export const use = [answer, encode];`,
  'tests/e2e/main.spec.ts': `import { main } from '../../apps/api/main'; import { earning } from '@guike/points'; export const all = [main, earning];`,
};

interface Illegal {
  readonly what: string;
  readonly files: Files;
  readonly rules: readonly string[];
}

const refused = (what: string, files: Files, ...rules: string[]): Illegal => ({ what, files, rules });

const illegal: readonly Illegal[] = [
  refused(
    'the kernel imports a lib',
    { 'libs/kernel/a.ts': `export { answer } from '@guike/programme';` },
    'kernel-imports',
  ),
  refused('the kernel imports Node', { 'libs/kernel/b.ts': `import 'node:fs';` }, 'kernel-is-pure'),
  refused('the kernel imports a package', { 'libs/kernel/c.ts': `import 'zod';` }, 'kernel-is-pure'),
  refused(
    'contracts import the platform',
    { 'libs/contracts/http/a.ts': `import '@guike/platform';` },
    'contracts-imports',
  ),
  refused(
    'contracts import a package that is not zod',
    { 'libs/contracts/http/b.ts': `import 'pg';` },
    'contracts-know-zod-only',
  ),
  refused('the HTTP contract imports the jobs', { 'libs/contracts/http/c.ts': `import '../jobs';` }, 'contracts-apart'),
  refused('the platform imports a capability', { 'libs/platform/a.ts': `import '@guike/points';` }, 'platform-imports'),
  refused(
    'the platform imports the HTTP contract',
    { 'libs/platform/b.ts': `import '@guike/contracts/http';` },
    'platform-imports',
  ),
  refused(
    'the programme imports a capability',
    { 'libs/programme/a.ts': `import '@guike/tiers';` },
    'programme-imports',
  ),
  refused('a capability imports another', { 'libs/points/a.ts': `import '@guike/members';` }, 'capabilities-apart'),
  refused(
    'a capability imports only a type of another',
    { 'libs/tiers/a.ts': `import type { earning } from '@guike/points'; export type A = typeof earning;` },
    'capabilities-apart',
  ),
  refused('a capability imports a flow', { 'libs/members/a.ts': `import '@guike/flows';` }, 'capabilities-apart'),
  refused(
    'a capability names jobs itself',
    { 'libs/members/b.ts': `import '@guike/contracts/jobs';` },
    'capabilities-apart',
  ),
  refused('a new lib has no row', { 'libs/nowhere/index.ts': `import '@guike/kernel';` }, 'lib-without-a-row'),
  refused('a lib imports an app', { 'libs/flows/a.ts': `import '../../apps/api/edge';` }, 'libs-stand-alone'),
  refused('a lib imports the tests', { 'libs/flows/b.ts': `import '../../tests/e2e/main.spec';` }, 'libs-stand-alone'),
  refused('an app imports another', { 'apps/worker/a.ts': `import '../api/edge';` }, 'apps-apart'),
  refused('an app imports the tests', { 'apps/worker/b.ts': `import '../../tests/e2e/main.spec';` }, 'apps-apart'),
  refused('the client of WeChat imports flows', { 'libs/wechat/a.ts': `import '@guike/flows';` }, 'wechat-imports'),
  refused(
    'a screen imports what only the server may know',
    { 'apps/console/src/a.tsx': `import '@guike/flows';` },
    'screens-know-the-contract',
  ),
  refused(
    'a screen imports the jobs',
    { 'apps/miniprogram/src/a.tsx': `import '@guike/contracts/jobs';` },
    'screens-know-the-contract',
  ),
  refused(
    'a screen imports the whole of the programme',
    { 'apps/console/src/e.ts': `import '@guike/programme';` },
    'screens-know-the-contract',
  ),
  refused(
    'a phone imports the rules of the programme',
    { 'apps/miniprogram/src/c.ts': `import '@guike/programme/text';` },
    'rules-are-written-at-a-desk',
  ),
  refused(
    'what a browser may read brings the server along',
    {
      'libs/tiers/text.ts': `import './tiers.service';`,
      'libs/tiers/tiers.service.ts': `import '@nestjs/common';`,
    },
    'text-is-pure',
  ),
  refused('a screen imports Node', { 'apps/miniprogram/src/b.ts': `import 'node:crypto';` }, 'screens-without-node'),
  refused('a screen imports another', { 'apps/console/src/b.ts': `import '../../miniprogram/src/app';` }, 'apps-apart'),
  refused('a screen imports a tool', { 'apps/console/src/c.ts': `import 'vite';` }, 'no-tools-at-run-time'),
  refused(
    'a screen imports a package of the server',
    { 'apps/console/src/d.ts': `import 'avvio';` },
    'declared-packages',
  ),
  refused(
    'two files need each other',
    { 'libs/flows/c.ts': `import './c-too';`, 'libs/flows/c-too.ts': `import './c';` },
    'no-circles',
  ),
  refused(
    'a lib reaches into another by its place',
    { 'libs/flows/d.ts': `import '../points/earning';` },
    'libs-by-name',
    'no-deep-imports',
  ),
  refused('a lib imports another by its place', { 'libs/flows/e.ts': `import '../points';` }, 'libs-by-name'),
  refused('a deep import by name', { 'libs/flows/f.ts': `import '@guike/points/earning';` }, 'resolvable'),
  refused(
    'an app imports a lib by its place',
    { 'apps/worker/c.ts': `import '../../libs/points/earning';` },
    'libs-by-name',
    'no-deep-imports',
  ),
  refused(
    'a test reaches into a lib',
    { 'tests/e2e/a.spec.ts': `import '../../libs/points/earning';` },
    'libs-by-name',
    'no-deep-imports',
  ),
  refused(
    'entities are read elsewhere',
    { 'libs/flows/g.ts': `import '../points/points.entities';` },
    'entities-are-private',
    'libs-by-name',
    'no-deep-imports',
  ),
  refused(
    'an index exports entities',
    { 'libs/points/inner/index.ts': `export { answer } from '../points.entities';` },
    'entities-are-not-exported',
  ),
  refused('a lib imports itself by name', { 'libs/points/b.ts': `import '@guike/points';` }, 'own-lib-by-place'),
  refused('a development package at run time', { 'libs/points/c.ts': `import 'fast-check';` }, 'no-tools-at-run-time'),
  refused(
    'a package that package.json does not name',
    { 'apps/worker/d.ts': `import avvio from 'avvio'; export const boot = avvio();` },
    'declared-packages',
  ),
];

let tree: string;
let violations: readonly Violation[];

beforeAll(async () => {
  // Inside the repository, so that packages resolve as they do for the real sources.
  await mkdir(join(root, '.guike'), { recursive: true });
  tree = await mkdtemp(join(root, '.guike/boundaries-'));
  const screens = ['console', 'miniprogram'].map((app) => `apps/${app}/package.json`);
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json', ...screens])
    await cp(join(root, file), join(tree, file));
  for (const [file, code] of [legal, ...illegal.map(({ files }) => files)].flatMap(Object.entries<string>)) {
    await mkdir(dirname(join(tree, file)), { recursive: true });
    await writeFile(join(tree, file), `${code}\n`);
  }
  const args = [checker, 'apps', 'libs', 'tests', '--output-type', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: tree, maxBuffer: 2 ** 26 });
  violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
});
afterAll(() => rm(tree, { recursive: true, force: true }));

describe('the import checker', () => {
  it.each(illegal)('refuses: $what', ({ files, rules }) => {
    expect(rulesBrokenBy(...Object.keys(files))).toEqual(rules);
  });

  it.each(Object.keys(legal))('accepts the legal imports of %s', (file) => {
    expect(rulesBrokenBy(file)).toEqual([]);
  });

  it('has no rule that no case above proves', async () => {
    const listed = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      `import config from ${JSON.stringify(join(root, '.dependency-cruiser.mjs'))};
       console.log(JSON.stringify(config.forbidden.map((rule) => rule.name)));`,
    ]);
    const proven = new Set(illegal.flatMap(({ rules }) => rules));
    expect([...proven].sort()).toEqual((JSON.parse(listed.stdout) as string[]).sort());
  });
});

function rulesBrokenBy(...files: string[]): string[] {
  return [...new Set(violations.filter(({ from }) => files.includes(from)).map(({ rule }) => rule.name))].sort();
}
