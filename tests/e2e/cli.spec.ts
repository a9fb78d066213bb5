// The other commands: demo data that is loaded once, what it lets people try, tokens, keys of tills, exit codes.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Keys, systemClock } from '@guike/platform';
import pg from 'pg';
import { UsageError } from '../../apps/cli/command';
import { shop as shopCommand } from '../../apps/cli/shop';
import { accountsFile } from '../../apps/wechat-sandbox/accounts';
import { TestApi } from '../support/api';
import { buildCli, runCli } from '../support/cli';
import { testConfig } from '../support/config';
import { type TestDatabase, openTestDatabase } from '../support/database';
import { testServices } from '../support/services';

const DEMO = { GUIKE_DEMO: '1' };

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  await buildCli();
  database = await openTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

const cli = (args: readonly string[], environment = {}) => runCli(args, database.url, environment);
const read = async (text: string): Promise<unknown[]> => (await client.query({ text, rowMode: 'array' })).rows;
const contents = () =>
  read(`SELECT (SELECT count(*) FROM store), (SELECT count(*) FROM staff), (SELECT count(*) FROM till_key), (SELECT count(*) FROM programme_version),
    (SELECT count(*) FROM member), (SELECT count(*) FROM purchase), (SELECT count(*) FROM point_entry), (SELECT count(*) FROM inbox_message), (SELECT count(*) FROM outbox), (SELECT array_agg(version) FROM reward)`);

describe('the demo', () => {
  it('is refused, like its passwords, where nobody asked for a demo', async () => {
    expect(await cli(['demo'])).toMatchObject({ code: 1, stderr: expect.stringContaining('GUIKE_DEMO=1') });
    expect(await cli(['logins'])).toMatchObject({ code: 1, stdout: '' });
    expect(await read('SELECT 1 FROM staff')).toEqual([]);
  });

  it('is loaded once: every role, every tier, the last sale yesterday, messages at the time of what they tell', async () => {
    const today = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;
    const [[began]] = (await read(`SELECT ${today}::text`)) as [[string]];
    expect(await cli(['demo'], DEMO)).toMatchObject({ code: 0 });
    const first = await contents();
    expect(await cli(['demo'], DEMO)).toMatchObject({ code: 0 });
    expect(await contents()).toEqual(first);
    expect(await read('SELECT DISTINCT role FROM staff ORDER BY role')).toEqual([
      ['auditor'],
      ['finance'],
      ['guide'],
      ['head_office'],
      ['manager'],
    ]);
    expect(await read('SELECT DISTINCT tier FROM member_tier ORDER BY tier')).toEqual([
      ['gold'],
      ['platinum'],
      ['regular'],
      ['silver'],
    ]);
    expect(
      await read(
        // It may have begun before midnight.
        `SELECT max(business_day) BETWEEN '${began}'::date - 1 AND ${today} - 1, max(paid_at) < now() FROM purchase`,
      ),
    ).toEqual([[true, true]]);
    expect(await read(`SELECT count(*) FROM inbox_message WHERE created_at > now() - interval '10 minutes'`)).toEqual([
      ['0'],
    ]);
    expect(await read('SELECT state, count(*) FROM benefit_use GROUP BY state ORDER BY state')).toEqual([
      ['asked', '1'],
      ['booked', '1'],
      ['confirmed', '4'],
      ['delivered', '2'],
    ]);
    expect(await read('SELECT count(*) FROM outbox')).toEqual([['0']]);
    expect(await read(`SELECT state, count(*) FROM reward WHERE points * 10 = value_fen GROUP BY state`)).toEqual([
      ['on', '9'],
    ]);
  }, 120_000);

  it('holds whom the WeChat sandbox offers, as what it says they are', async () => {
    const accounts = accountsFile.parse(
      JSON.parse(readFileSync(join(__dirname, '../../demo/wechat-accounts.json'), 'utf8')),
    );
    const keys = new Keys(Buffer.from(testServices().masterKey, 'base64'));
    const found: unknown[] = [];
    for (const { phone } of accounts) {
      const [row] = await read(
        `SELECT m.state, t.tier FROM member_phone p JOIN member m ON m.id = p.member_id LEFT JOIN member_tier t USING (member_id)
         WHERE p.phone_index = '\\x${keys.blindIndex(phone).toString('hex')}'`,
      );
      found.push(row ?? null);
    }
    expect(found).toEqual([
      ['active', 'platinum'],
      ['active', 'gold'],
      ['active', 'silver'],
      ['active', 'regular'],
      ['known', null],
      null,
    ]);
  });

  it('prints requests that work as they stand, and hands logins that work to a program', async () => {
    const { stdout } = await cli(['logins'], DEMO);
    const { staff } = JSON.parse((await cli(['logins', '--json'], DEMO)).stdout) as {
      staff: { login: string; password: string; role: string }[];
    };
    const [sale = '', home = ''] = stdout
      .split('\n\n')
      .flatMap((block) => (block.includes('curl') ? [block.split('\n').slice(1).join('\n')] : []));
    const api = await TestApi.open({ wayToDatabase: async () => database.url });
    try {
      api.clock.set(systemClock.now());
      const shell = async (script: string): Promise<unknown> =>
        JSON.parse(
          (await promisify(execFile)('bash', ['-c', script.replaceAll('http://127.0.0.1:3000', api.url)])).stdout,
        );
      expect(await shell(sale)).toMatchObject({ duplicate: false, memberState: 'active', tier: 'platinum' });
      expect(await shell(home)).toMatchObject({ state: 'active', tier: { code: 'platinum' } });
      for (const { login, password, role } of staff) {
        const body = { login, password };
        expect(await api.send({ method: 'POST', path: '/staff/session', body })).toMatchObject({
          status: 200,
          body: { role },
        });
      }
    } finally {
      await api.close();
    }
  });
});

describe('ledger-check', () => {
  it('ends with 0 for a clean ledger and with 1 for a broken one, and names who', async () => {
    expect(await cli(['ledger-check'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Ledger check: clean'),
    });
    const [[memberId]] = (await read(
      `UPDATE point_account SET seq = seq + 1 WHERE member_id = (SELECT min(member_id::text)::uuid FROM member_tier) RETURNING member_id`,
    )) as [[string]];
    const broken = await cli(['ledger-check']);
    expect(broken).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/NOT CLEAN.*WRONG +entries are numbered without a gap up to the account: 1\n/s),
    });
    expect(broken.stdout).toContain(memberId);
    await client.query('UPDATE point_account SET seq = seq - 1 WHERE member_id = $1', [memberId]);
  });
});

describe('token', () => {
  it('is printed for a member by phone, and logged', async () => {
    const { code, stdout } = await cli(['token', '--member-phone', '19900017450']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)]);
    expect(await read(`SELECT actor_id, action FROM audit_log WHERE action = 'member.token'`)).toEqual([
      ['cli', 'member.token'],
    ]);
  });

  it('is not printed for a phone that nobody has', async () => {
    expect(await cli(['token', '--member-phone', '13900000000'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('MEMBER_UNKNOWN'),
    });
  });
});

describe('migrate', () => {
  it('gives members from before the search what they are found by, and then has nothing to do', async () => {
    await client.query('UPDATE member SET phone_tail_index = NULL WHERE phone_enc IS NOT NULL');
    const [[members]] = (await read('SELECT count(*) FROM member WHERE phone_enc IS NOT NULL')) as [[string]];
    expect(Number(members)).toBeGreaterThan(0);
    const inShape = { code: 0, stdout: 'The database is in its present shape.\n' };
    const { stderr, ...filled } = await cli(['migrate']);
    expect(filled).toEqual(inShape);
    expect(stderr).toContain(`Indexed ${Number(members).toLocaleString('en-US')} members for the search.`);
    expect(await read('SELECT count(*) FROM member WHERE phone_enc IS NOT NULL AND phone_tail_index IS NULL')).toEqual([
      ['0'],
    ]);
    expect(await cli(['migrate'])).toEqual({ ...inShape, stderr: '' });
  });
});

describe('till-key', () => {
  it('is issued for a new till with the rights it is told, and ended', async () => {
    const { code, stdout } = await cli([
      'till-key',
      'issue',
      '--store',
      'NJL',
      '--name',
      '收银台 2',
      '--scopes',
      'purchases,members',
    ]);
    const keyId = /^key +(\S+)$/m.exec(stdout)?.[1] ?? '';
    expect([code, await read(`SELECT scopes, revoked_at FROM till_key WHERE id = '${keyId}'`)]).toEqual([
      0,
      [[['purchases', 'members'], null]],
    ]);
    expect(await cli(['till-key', 'revoke', keyId])).toMatchObject({ code: 0 });
    expect(await read(`SELECT revoked_at IS NOT NULL FROM till_key WHERE id = '${keyId}'`)).toEqual([[true]]);
    expect(await cli(['till-key', 'revoke', keyId])).toMatchObject({ code: 2 });
  });

  it.each([
    [['till-key', 'issue', '--store', 'NOWHERE', '--name', 'x'], 1, 'STORE_UNKNOWN'],
    [['till-key', 'issue', '--store', 'NJL', '--name', 'x', '--scopes', 'everything'], 2, 'no scope everything'],
    [['till-key'], 2, 'Usage'],
    [['nothing'], 2, 'no command nothing'],
    [['import', 'x.csv', '--store', 'NJL', '--source', 's', '--map', 'colour=x'], 2, 'Unrecognized key'],
  ])('%j ends with %i', async (args, code, stderr) => {
    expect(await cli(args)).toMatchObject({ code, stderr: expect.stringContaining(stderr) });
  });
});

it('tells which variables are wrong when the configuration is', async () => {
  expect(await cli(['ledger-check'], { GUIKE_MASTER_KEY: 'short' })).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The configuration is not complete:\n.*GUIKE_MASTER_KEY/),
  });
});

describe('a real shop', () => {
  let empty: TestDatabase;
  const shop = (...args: string[]) => runCli(['shop', ...args], empty.url);
  beforeAll(async () => {
    empty = await openTestDatabase();
  });
  afterAll(() => empty.drop());

  it('is set up from nothing, and its people can sign in', async () => {
    expect(await shop('programme', '--preset', 'boutique', '--from', '2026-01-01')).toMatchObject({
      code: 0,
      stdout: 'Version 1 (服装门店) is in force from 2026-01-01 on.\n',
    });
    expect(await shop('store', '--code', 'A', '--name', '一店')).toMatchObject({ code: 0 });
    const added = await shop('staff', '--login', 'boss', '--name', '老板', '--role', 'head_office');
    const password = /^password {2}(\S+)$/m.exec(added.stdout)?.[1] ?? '';
    const api = await TestApi.open({ wayToDatabase: async () => empty.url });
    const signedIn = await api.send({ method: 'POST', path: '/staff/session', body: { login: 'boss', password } });
    await api.close();
    expect(signedIn).toMatchObject({ status: 200, body: { role: 'head_office', storeCode: null } });
  });

  it.each([
    [['store', '--code', 'A', '--name', '又一店'], 2, 'There is a store A already.'],
    [['staff', '--login', 'g', '--name', '导购', '--role', 'guide', '--store', 'Z'], 1, 'STORE_UNKNOWN'],
  ])('refuses shop %j', async (args, code, words) => {
    expect(await shop(...args)).toMatchObject({ code, stderr: expect.stringContaining(words) });
  });

  // Within this process: the start of one more would take most of their time.
  it.each([
    [['staff', '--login', 'g', '--name', '导购', '--role', 'guide'], 'A guide belongs to a --store.'],
    [['staff', '--login', 'g', '--name', '导购', '--role', 'king'], 'A --role is one of'],
    [['staff', '--login', 'a\u200bb', '--name', '导购', '--role', 'auditor'], 'A --login has 1 to 64 visible'],
    [['store', '--code', 'B', '--name', '二店 '], 'A --name has 1 to 200 visible'],
    [['programme', '--preset', 'nobody'], 'There is no preset nobody.'],
    [['programme', '--preset', 'boutique', '--from', '31.12.2026'], 'is no day'],
    [[], 'Say one of'],
  ])('finds how shop %j is called wrong', async (args, words) => {
    const refusal: unknown = await shopCommand.run([...args], testConfig(empty.url)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    expect(refusal).toHaveProperty('message', expect.stringContaining(words));
  });
});
