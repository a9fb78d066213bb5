// Campaigns of the demo: two saved segments, a few tags, one campaign whose month is over, and what is switched on.
import type { INestApplicationContext } from '@nestjs/common';
import { CampaignsService, MemberTagsService, SavedSegmentsService, type Segment } from '@guike/campaigns';
import { KeepCampaigns, ReadyCampaigns, RunCampaign, StartCampaigns } from '@guike/flows';
import { type BusinessDay, addDays, businessDayOf, instantOfLocal } from '@guike/kernel';
import { NotificationsService } from '@guike/notifications';
import { Database, newId, rows, systemClock } from '@guike/platform';
import { StoresService } from '@guike/stores';
import type { ReplayClock } from '../replay/replay-clock';
import { happen } from './demo-sales';

const ZONE = 'Asia/Shanghai';
const CAMPAIGN_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7e01';
const SEGMENTS: readonly { readonly id: string; readonly name: string; readonly rule: Segment }[] = [
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7e02',
    name: '好久没来的老客',
    rule: {
      all: [
        { fact: 'spend', within: null, is: 'at_least', fen: 300_000 },
        { fact: 'recency', is: 'at_least', days: 90 },
      ],
    },
  },
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7e03',
    name: '积分够兑丝巾的',
    rule: { all: [{ fact: 'points', is: 'at_least', points: 1_680 }] },
  },
];
const TAGS = ['爱穿亚麻', '常送礼', '喜欢先看新款'];
const TAGGED = 12;
/** So long ago that what it brought is known, and before the first of the demo's events. */
const DAYS_AGO = 50;

/** Makes what is not there yet; false where everything is. */
export async function runCampaigns(context: INestApplicationContext, clock: ReplayClock): Promise<boolean> {
  const database = context.get(Database);
  const by = await headOffice(context);
  const campaigns = context.get(CampaignsService, { strict: false });
  if ((await campaigns.find(database.reading, CAMPAIGN_ID)) !== null) return false;
  await database.inTransaction(async (tx) => {
    const saved = context.get(SavedSegmentsService, { strict: false });
    for (const segment of SEGMENTS) await saved.create(tx, { ...segment, by });
    const members = await rows<{ id: string }>(
      tx,
      `SELECT id FROM member WHERE state = 'active' ORDER BY id LIMIT ${TAGGED}`,
    );
    const tags = context.get(MemberTagsService, { strict: false });
    for (const [nth, { id }] of members.entries()) await tags.set(tx, id, [TAGS[nth % TAGS.length] ?? ''], by);
  });
  const day = addDays(businessDayOf(systemClock.now(), ZONE), -DAYS_AGO);
  const at = instantOfLocal(`${day} 10:00:00`, ZONE);
  await happen(context, clock, at, () => send(context, day, by));
  return true;
}

/** From now on: nobody is welcomed for a year that is over. */
export async function switchOnReady(context: INestApplicationContext): Promise<void> {
  const ready = context.get(ReadyCampaigns, { strict: false });
  const by = await headOffice(context);
  for (const code of ['welcome', 'member_day', 'follow_up']) await ready.switch(code, true, by);
}

async function headOffice(context: INestApplicationContext): Promise<string> {
  const tx = context.get(Database).reading;
  return (await context.get(StoresService).staffByLogin(tx, 'headoffice'))?.id ?? newId();
}

/** Writes the campaign that was, starts it and works it off, as of its day. */
async function send(context: INestApplicationContext, day: BusinessDay, by: string): Promise<void> {
  const keeping = context.get(KeepCampaigns, { strict: false });
  await keeping.create(
    {
      id: CAMPAIGN_ID,
      name: '秋冬新款先看',
      rule: { all: [{ fact: 'recency', is: 'at_most', days: 365 }] },
      schedule: { kind: 'once', at: `${day}T10:00:00+08:00` },
      content: {
        title: '秋冬新款到店',
        body: '{称呼}，大衣和羊绒到了，您的尺码已留。您有 {可用积分} 积分可用。',
        link: 'rewards',
        coupon: null,
        care: null,
      },
      mostMessages: 500,
      mostCouponFen: null,
      holdoutPercent: 20,
      outcomeDays: 14,
      cooldownDays: 30,
    },
    by,
  );
  await keeping.switch(CAMPAIGN_ID, { version: 1, state: 'scheduled' }, by);
  await context.get(StartCampaigns, { strict: false }).startDue();
  const [run] = await rows<{ id: string }>(
    context.get(Database).reading,
    `SELECT id FROM campaign_run WHERE campaign_id = $1`,
    [CAMPAIGN_ID],
  );
  if (!run) return;
  await context.get(RunCampaign, { strict: false }).run(run.id);
  await readSome(context, run.id);
}

/** Two of three open what they got. */
async function readSome(context: INestApplicationContext, runId: string): Promise<void> {
  const database = context.get(Database);
  const notifications = context.get(NotificationsService, { strict: false });
  const letters = await rows<{ id: string; memberId: string }>(
    database.reading,
    `SELECT id, member_id AS "memberId" FROM inbox_message WHERE campaign_run_id = $1 ORDER BY id`,
    [runId],
  );
  await database.inTransaction(async (tx) => {
    for (const { id, memberId } of letters.filter((_, nth) => nth % 3 > 0)) await notifications.read(tx, memberId, id);
  });
}
