// The screens as the API serves them: packed, cached by name, and allowed to load nothing but what is ours.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { TestApi } from '../support/api';

const script = 'export const length = 1;';
let webDir: string;
let api: TestApi;

beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'guike-web-'));
  for (const folder of ['app/js', 'console/assets']) mkdirSync(join(webDir, folder), { recursive: true });
  writeFileSync(join(webDir, 'secret.html'), 'not a screen');
  writeFileSync(join(webDir, 'app/.env'), 'not a screen');
  writeFileSync(join(webDir, 'app/index.html'), '<title>会员</title>');
  writeFileSync(join(webDir, 'console/index.html'), '<title>控制台</title>');
  writeFileSync(join(webDir, 'console/assets/home-CrYxFPVh.js'), script);
  writeFileSync(join(webDir, 'console/assets/home-CrYxFPVh.js.br'), brotliCompressSync(script));
  api = await TestApi.open({ config: { webDir, wechatSandboxUrl: 'http://127.0.0.1:3002' } });
});
afterAll(async () => {
  await api?.close();
  rmSync(webDir, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path}`, { headers, redirect: 'manual' });

describe('the screens', () => {
  it.each([
    ['/', '/app/'],
    ['/app', '/app/'],
    ['/console', '/console/'],
  ])('%s leads to %s', async (path, place) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, place]);
  });

  it.each([
    ['/app/', '会员'],
    ['/console/', '控制台'],
    ['/console/members/018f', '控制台'],
  ])('%s is a page that is asked for anew each time', async (path, title) => {
    const answer = await get(path);
    expect(await answer.text()).toContain(title);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('tells of a page without sending it', async () => {
    const answer = await fetch(`${api.url}/app/`, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('a file named by its content is packed and kept for a year', async () => {
    const answer = await get('/console/assets/home-CrYxFPVh.js', { 'accept-encoding': 'br' });
    expect(await answer.text()).toBe(script);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': expect.stringMatching(/javascript/),
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: expect.stringMatching(/accept-encoding/i),
    });
  });

  it.each([
    '/console/assets/gone-CrYxFPVh.js',
    '/app/../secret.html',
    '/app/%2e%2e/secret.html',
    '/secret.html',
    '/app/.env',
  ])('%s is not found, and nobody remembers that', async (path) => {
    const answer = await get(path);
    expect([403, 404]).toContain(answer.status);
    expect(await answer.text()).not.toContain('not a screen');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('lets a page run our scripts only, reach us and the sandbox, and be framed by nobody', async () => {
    const { headers } = await get('/app/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' http://127.0.0.1:3002;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('are not there where a web server before the API has them', async () => {
    const bare = await TestApi.open();
    try {
      expect((await fetch(`${bare.url}/app/`)).status).toBe(404);
    } finally {
      await bare.close();
    }
  });
});
