// Birthdays on real rows: found at the hour, given once for each member and year, made up for, and at the cost of the
// birthdays.
import { businessDay } from '@guike/kernel';
import { BirthdayYears } from '@guike/members';
import { Outbox, rows } from '@guike/platform';
import { type Programme, ProgrammeService, presets } from '@guike/programme';
import pg from 'pg';
import { type Birthdays, openBirthdays } from '../support/birthdays';
import { recordStatements } from '../support/statements';

let birthdays: Birthdays;
beforeEach(async () => {
  birthdays = await openBirthdays();
});
afterEach(() => birthdays?.shop.close());

const query = <T>(text: string, values: readonly unknown[] = []) => rows<T>(birthdays.shop.db.reading, text, values);
/** Rights that the application has not. */
async function asOwner(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: birthdays.shop.module.config.databaseUrl });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
const publish = (programme: Programme, from: string) =>
  birthdays.shop.db.inTransaction((tx) =>
    birthdays.shop.module.context.get(ProgrammeService).publish(tx, programme, businessDay(from)),
  );
const boutiqueBirthday = presets.boutique.birthday as NonNullable<Programme['birthday']>;
/** Where a crash leaves a half-done piece. */
const dangerous = ['birthday_day', 'coupon', 'care_task'];
const nothing = { years: [], coupons: [], messages: [], tasks: [] };

it('come up seven days ahead at ten, by either calendar, with a gift by tier, a message, a call and the party', async () => {
  const [solar, lunar, leap, frozen, unknown, later] = await birthdays.born([
    { birthday: 'solar:1990-02-28' },
    // The twelfth day of the first month of the moon, 2026.
    { birthday: 'lunar:1985-01-12', tier: 'gold' },
    { birthday: 'solar:1992-02-29' },
    { birthday: 'solar:1990-02-28', state: 'frozen' },
    { birthday: null },
    { birthday: 'solar:1990-03-01' },
  ]);
  birthdays.at('2026-02-20T10:00:00');
  await birthdays.day();
  birthdays.at('2026-02-21T09:59:00');
  await birthdays.day();
  expect(await birthdays.giftsOf(solar)).toEqual(nothing);
  birthdays.at('2026-02-21T10:00:00');
  await birthdays.day();
  expect(await birthdays.giftsOf(solar)).toEqual({
    years: ['birthday 2026 2026-02-28 2026-02'],
    coupons: ['生日惊喜礼 2026-02-21 2026-02-28'],
    messages: ['2月28日是您的生日'],
    tasks: ['生日前电话问候 2026-02-28'],
  });
  expect((await birthdays.giftsOf(lunar)).coupons).toEqual(['生日惊喜礼与鲜花 2026-02-21 2026-02-28']);
  expect((await birthdays.giftsOf(leap)).years).toEqual(['birthday 2026 2026-02-28 2026-02']);
  for (const each of [frozen, unknown, later]) expect(await birthdays.giftsOf(each)).toEqual(nothing);
});

it('come once for each member and year: three at once, crashes, a clock that leaps and goes back', async () => {
  const members = await birthdays.born(
    Array.from({ length: 60 }, (_, place) => ({ birthday: `solar:1990-03-${10 + (place % 6)}` })),
  );
  await asOwner(`CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF random() < 0.3 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$`);
  for (const table of dangerous)
    await asOwner(`CREATE TRIGGER crash AFTER INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION crash()`);
  let crashes = 0;
  const worker = () => birthdays.day().catch(() => void (crashes += 1));
  for (const day of ['03-03', '03-08', '03-05', '03-30', '03-04', '03-09']) {
    birthdays.at(`2026-${day}T10:30:00`);
    for (let turn = 0; turn < 3; turn += 1) await Promise.all([worker(), worker(), worker()]);
  }
  for (const table of dangerous) await asOwner(`DROP TRIGGER crash ON ${table}`);
  await birthdays.day();
  expect(crashes).toBeGreaterThan(0);
  for (const table of ['birthday_year', 'coupon', 'coupon_code', 'inbox_message', 'care_task']) {
    const text = `SELECT count(*) AS rows, count(DISTINCT member_id) AS members FROM ${table}`;
    expect([table, ...(await query(text))]).toEqual([table, { rows: 60, members: 60 }]);
  }
  birthdays.at('2027-03-08T10:30:00');
  await birthdays.day();
  expect((await birthdays.giftsOf(members[0])).years).toEqual([
    'birthday 2026 2026-03-10 2026-03',
    'birthday 2027 2027-03-10 2027-03',
  ]);
});

it('are made up for within thirty days when nothing ran, but not for the time before the first look', async () => {
  const [before, missed, forgotten, ahead] = await birthdays.born(
    ['02-20', '03-20', '03-11', '04-20'].map((day) => ({ birthday: `solar:1990-${day}` })),
  );
  birthdays.at('2026-03-02T10:00:00');
  await birthdays.day();
  birthdays.at('2026-04-14T10:00:00');
  await birthdays.day();
  expect(await birthdays.giftsOf(before)).toEqual(nothing);
  expect(await birthdays.giftsOf(forgotten)).toEqual(nothing);
  expect(await birthdays.giftsOf(missed)).toEqual({
    years: ['birthday 2026 2026-03-20'],
    coupons: ['生日惊喜礼 2026-04-14 2026-04-27'],
    messages: ['生日礼为您留着'],
    tasks: ['补一个生日问候 2026-04-16'],
  });
  expect((await birthdays.giftsOf(ahead)).messages).toEqual(['4月20日是您的生日']);
});

it('are not missed by who says so, or joins, within the days of notice', async () => {
  birthdays.at('2026-03-02T10:00:00');
  await birthdays.day();
  const [told, joined, far] = await birthdays.born(
    ['03-05', '03-09', '03-10'].map((day) => ({ birthday: `solar:1990-${day}` })),
  );
  const outbox = birthdays.shop.module.context.get(Outbox, { strict: false });
  await birthdays.shop.db.inTransaction(async (tx) => {
    await outbox.add(tx, 'birthday.told', { v: 1, memberId: told as string });
    await outbox.add(tx, 'birthday.told', { v: 1, memberId: far as string });
    await outbox.add(tx, 'member.joined', { v: 1, memberId: joined as string });
  });
  await birthdays.work();
  expect((await birthdays.giftsOf(told)).messages).toEqual(['3月5日是您的生日']);
  expect((await birthdays.giftsOf(joined)).messages).toEqual(['3月9日是您的生日']);
  expect(await birthdays.giftsOf(far)).toEqual(nothing);
  birthdays.at('2026-03-03T10:00:00');
  await birthdays.day();
  expect((await birthdays.giftsOf(told)).coupons).toHaveLength(1);
  expect((await birthdays.giftsOf(far)).coupons).toHaveLength(1);
});

it('come once although somebody tells the other calendar in between', async () => {
  // The twelfth month of the moon of 2026 lies in January 2027: of another year, yet the same birthday.
  const [member] = await birthdays.born([{ birthday: 'solar:1990-01-10' }]);
  birthdays.at('2027-01-03T10:00:00');
  await birthdays.day();
  await query(`UPDATE member m SET birthday_index = o.birthday_index FROM member o WHERE m.id = $1 AND o.id = $2`, [
    member,
    ...(await birthdays.born([{ birthday: 'lunar:1990-12-20', state: 'frozen' }])),
  ]);
  birthdays.at('2027-01-20T10:00:00');
  await birthdays.day();
  expect((await birthdays.giftsOf(member)).years).toEqual(['birthday 2027 2027-01-10 2027-01']);
});

it('come once to two who are found to be one, and ask nobody to ring who wants no contact', async () => {
  const [gone, keep] = await birthdays.born([{ birthday: 'solar:1990-04-10' }, { birthday: null }]);
  await query(`INSERT INTO member_profile (member_id, contact, updated_at) VALUES ($1, 'none', $2)`, [
    gone,
    birthdays.shop.clock.now(),
  ]);
  birthdays.at('2027-04-03T10:00:00');
  await birthdays.day();
  expect(await birthdays.giftsOf(gone)).toMatchObject({ messages: ['4月10日是您的生日'], tasks: [] });
  await query(
    `INSERT INTO member_alias (member_id, to_id, merged_at, merged_by, reason) VALUES ($1, $2, $3, $1, 'the same')`,
    [gone, keep, birthdays.shop.clock.now()],
  );
  await query(`UPDATE member SET state = 'exited' WHERE id = $1`, [gone]);
  await query(
    `UPDATE member k SET birthday_enc = g.birthday_enc, birthday_index = g.birthday_index FROM member g
     WHERE k.id = $2 AND g.id = $1`,
    [gone, keep],
  );
  birthdays.at('2027-04-09T10:00:00');
  const span = { from: String(keep), through: String(keep) };
  const claim = { occasion: 'birthday', day: businessDay('2027-04-10'), partyMonth: null, ...span } as const;
  const years = birthdays.shop.module.context.get(BirthdayYears, { strict: false });
  expect(await birthdays.shop.db.inTransaction((tx) => years.claim(tx, claim))).toEqual([]);
});

it('leaves the day of joining alone where the programme does, and remembers it on the day where it does not', async () => {
  const [member] = await birthdays.born([{ birthday: null, joinedOn: '2024-02-29' }]);
  await birthdays.born([{ birthday: null, joinedOn: '2026-02-28' }]);
  birthdays.at('2026-02-27T10:00:00');
  await birthdays.day();
  await publish({ ...presets.boutique, birthday: { ...boutiqueBirthday, anniversaries: true } }, '2026-02-28');
  birthdays.at('2026-02-28T10:00:00');
  await birthdays.day();
  expect(await birthdays.giftsOf(member)).toEqual({
    ...nothing,
    years: ['joining 2026 2026-02-28'],
    messages: ['入会 2 周年'],
  });
  expect(await query(`SELECT FROM birthday_year`)).toHaveLength(1);
});

it('takes as many statements for a piece of three members as for one of sixty', async () => {
  const countOn = async (day: string): Promise<number> => {
    birthdays.at(`${day}T10:00:00`);
    expect(await birthdays.find()).toBe(1);
    const { statements } = await recordStatements(() => birthdays.work());
    return statements.length;
  };
  await birthdays.born(Array.from({ length: 3 }, () => ({ birthday: 'solar:1990-03-05' })));
  await birthdays.born(Array.from({ length: 60 }, () => ({ birthday: 'solar:1990-03-06' })));
  const few = await countOn('2026-02-26');
  const many = await countOn('2026-02-27');
  expect(await query(`SELECT FROM coupon`)).toHaveLength(63);
  expect(many).toBe(few);
});
