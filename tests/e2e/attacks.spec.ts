// What somebody may try who is allowed in a little: a mask searched through, a token of somebody who left, a log filled,
// a page of ours in a frame, a file that is small only while it is packed.
import { gzipSync } from 'node:zlib';
import { rows } from '@guike/platform';
import { Desk, exportHeader } from '../support/desk';
import { MemberGround } from '../support/member';
import { Office } from '../support/office';
import { expectProblem } from '../support/problem';

describe('searching the office for what a mask hides', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
    await office.sell({ number: '1', phone: '13800128000', name: '王小姐' });
  });
  afterAll(() => office?.close());

  const search = (text: string, who = 'finance') =>
    office.ask(who, `/admin/members?search=${encodeURIComponent(text)}`);

  it('ends after sixty misses within an hour, a right guess included, and for that person alone', async () => {
    for (let found = 0; found < 70; found++) expect(await search('8000')).toMatchObject({ status: 200 });
    for (let miss = 0; miss < 60; miss++)
      expect((await search(`138${String(5_000 + miss)}8000`)).body).toMatchObject({ total: 0 });
    expectProblem(await search('13800128000'), 429, 'RATE_LIMITED');
    expect(await office.ask('finance', '/admin/members')).toMatchObject({ status: 200, body: { total: 1 } });
    expect((await search('13800128000', 'auditor')).body).toMatchObject({ total: 1 });
  });

  it('is no way around it when all tries come at once', async () => {
    const guesses = Array.from({ length: 80 }, (_, n) => search(`139${String(5_000 + n)}8000`, 'head_office'));
    const answers = await Promise.all(guesses);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
  });

  it('shows no page of ours, not even a library’s, in a frame', async () => {
    const headers = { authorization: `Bearer ${office.tokenOf('head_office')}` };
    for (const path of ['/admin/queues', '/docs', '/admin/members'])
      expect((await office.api.send({ path, headers })).headers.get('x-frame-options')).toBe('DENY');
  });
});

describe('a member’s token', () => {
  let ground: MemberGround;
  beforeAll(async () => {
    ground = await MemberGround.open();
    ground.api.clock.set('2026-03-02T10:00:00+08:00');
  });
  afterAll(() => ground?.close());

  const rename = (token: string, name: string) =>
    ground.ask(token, '/member/me/name', { method: 'PUT', body: { name } });

  it('opens nothing once its member has left, and writes nothing personal', async () => {
    const account = await ground.wechat.newAccount();
    const { memberId } = await ground.sell(account.phone, { joinConsent: { version: '1' } });
    const token = await ground.tokenOf(account);
    await rows(
      ground.api.db.reading,
      `WITH m AS (UPDATE member SET state = 'exited' WHERE id = $1) UPDATE point_account SET status = 'closed' WHERE member_id = $1`,
      [memberId],
    );
    for (const path of ['/member/home', '/member/me'])
      expectProblem(await ground.ask(token, path), 401, 'UNAUTHENTICATED');
    expectProblem(await rename(token, '又来了'), 404, 'MEMBER_UNKNOWN');
  });

  it('fills no log with new names', async () => {
    const token = await ground.tokenOf(await ground.wechat.newAccount());
    for (let n = 0; n < 20; n++) expect(await rename(token, `名字${n}`)).toMatchObject({ status: 200 });
    expectProblem(await rename(token, '名字'), 429, 'RATE_LIMITED');
  });
});

it('a file of lines as long as books is told of in short', async () => {
  const desk = await Desk.open();
  try {
    const long = `${'x'.repeat(500_000)}\n`;
    const { body } = await desk.upload(gzipSync(`${exportHeader}\n${long.repeat(40)}`), { type: 'application/gzip' });
    expect(body).toMatchObject({ lines: 40, rejectedLines: 40 });
    const page = await desk.get(`/admin/imports/${String(body['id'])}/rejections?limit=200`);
    const { rejections } = page.body as { rejections: { raw: string }[] };
    expect(rejections.map(({ raw }) => raw.length)).toEqual(Array.from({ length: 40 }, () => 2_000));
  } finally {
    await desk.api.close();
  }
});
