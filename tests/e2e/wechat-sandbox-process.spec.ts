// The WeChat sandbox as it is shipped: the bundle in a process of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import { until } from '../support/wait';
import { templateId } from '../support/wechat';

const ROOT = join(__dirname, '../..');
const BUNDLE = join(ROOT, 'dist/wechat-sandbox.js');
const SETTINGS = {
  SANDBOX_PORT: '0',
  SANDBOX_ACCOUNTS: join(ROOT, 'demo/wechat-accounts.json'),
  SANDBOX_TEMPLATES: join(ROOT, 'demo/wechat-templates.json'),
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: 'a secret of the sandbox',
};

type Line = Readonly<Record<string, unknown>>;

function start(settings: NodeJS.ProcessEnv) {
  if (!existsSync(BUNDLE)) throw new Error('dist/wechat-sandbox.js is missing: run `npm run build`');
  const child = spawn(process.execPath, [BUNDLE], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on('line', (line) => lines.push(line));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  );
  const running = () =>
    lines.map((line) => JSON.parse(line) as Line).find(({ msg }) => msg === 'the WeChat sandbox is running')?.[
      'address'
    ];
  return { lines, ended, address: async () => String(await until(running)), stop: () => child.kill('SIGTERM') };
}

it('stands in for WeChat with the same people after every start, and ends when told to', async () => {
  const seen: Account[][] = [];
  for (let time = 0; time < 2; time++) {
    const process = start(SETTINGS);
    try {
      const address = await process.address();
      expect((await fetch(`${address}/readyz`)).status).toBe(200);
      seen.push((await (await fetch(`${address}/sandbox/accounts`)).json()) as Account[]);
      const asked = { method: 'POST', body: JSON.stringify({ templates: [templateId('booking')] }) };
      expect(await (await fetch(`${address}/sandbox/templates`, asked)).json()).toHaveLength(1);
    } finally {
      process.stop();
    }
    expect(await process.ended).toBe(0);
    expect(process.lines.join()).not.toContain(SETTINGS.WECHAT_APP_SECRET);
  }
  expect(seen[0]).toHaveLength(6);
  expect(new Set(seen[0]!.map(({ openid }) => openid)).size).toBe(6);
  expect(seen[1]).toEqual(seen[0]);
});

it('does not start without an app, and says what is missing', async () => {
  const process = start({ SANDBOX_PORT: '0' });
  expect(await process.ended).toBe(1);
  expect(process.lines.join()).toMatch(/WECHAT_APP_ID.*WECHAT_APP_SECRET/);
});
