// Looks of the demo: what a few members show, one that waits for the shop and one that somebody has reported. Drawings stand in
// for photos.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CheckLook, DecideLook, DecidePurpose, KeepAlbum, PublishLook, ReportLook } from '@guike/flows';
import { type BusinessDay, type MemberId, type StaffId, addDays, instantOfLocal } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { Database, newId, rows } from '@guike/platform';
import { ProgrammeService, purposes } from '@guike/programme';
import { StoresService } from '@guike/stores';
import type { ReplayClock } from '../replay/replay-clock';
import { SHOWN_CUSTOMER, personOf } from './cast';
import { deliverMessages, happen } from './demo-sales';

interface DemoLook {
  /** Place among the members who show something: the shown customer first. */
  readonly by: number;
  readonly drawings: readonly string[];
  /** Turns the drawing's colours, in degrees, so that no two look the same. */
  readonly hue: number;
  readonly store: 'NJL' | 'XTD';
  readonly daysAgo: number;
  readonly caption: string;
  readonly items: readonly { readonly name: string; readonly size: string }[];
  readonly then?: 'waits' | 'reported';
}

const OFFICE = 'headoffice';
const demoLooks: readonly DemoLook[] = [
  {
    ...{ by: 0, drawings: ['06-wine-coat', '07-oat-knit'], hue: 0, store: 'NJL', daysAgo: 2 },
    caption: '入冬第一件大衣，领子立起来也好看',
    items: [
      { name: '羊绒大衣 酒红', size: 'M' },
      { name: '圆领针织衫 燕麦', size: 'M' },
    ],
  },
  {
    ...{ by: 1, drawings: ['08-ink-dress'], hue: 0, store: 'XTD', daysAgo: 1 },
    caption: '年会就穿这条',
    items: [{ name: '真丝长裙 墨色', size: 'S' }],
  },
  {
    ...{ by: 2, drawings: ['01-camel-coat'], hue: 14, store: 'NJL', daysAgo: 3 },
    caption: '驼色百搭，里面一件薄毛衣就够',
    items: [{ name: '双面呢大衣 驼色', size: 'L' }],
  },
  {
    ...{ by: 3, drawings: ['03-spring-dress'], hue: 150, store: 'XTD', daysAgo: 4 },
    caption: '',
    items: [{ name: '茶歇裙', size: 'M' }],
  },
  {
    ...{ by: 4, drawings: ['07-oat-knit'], hue: 190, store: 'NJL', daysAgo: 5 },
    caption: '妈妈也喜欢，一人买了一件',
    items: [{ name: '圆领针织衫 雾蓝', size: 'L' }],
  },
  {
    ...{ by: 1, drawings: ['02-wine-silk'], hue: 330, store: 'XTD', daysAgo: 6, then: 'reported' as const },
    caption: '店里的灯光真好',
    items: [{ name: '真丝衬衫', size: 'S' }],
  },
  {
    ...{ by: 0, drawings: ['04-summer-linen'], hue: 0, store: 'NJL', daysAgo: 10 },
    caption: '亚麻配草帽，去海边穿',
    items: [{ name: '亚麻衬衫', size: 'M' }],
  },
  {
    ...{ by: 2, drawings: ['06-wine-coat'], hue: 220, store: 'NJL', daysAgo: 1, then: 'waits' as const },
    caption: '想听听大家的意见',
    items: [{ name: '羊绒大衣 藏青', size: 'L' }],
  },
];

const photoId = (look: number, nth: number): string => `0195c1a4-2f00-7c1e-9d1b-6a4f0f2bc${look}${nth}1`;
const lookId = (look: number): string => `0195c1a4-2f00-7c1e-9d1b-6a4f0f2bd${look}01`;

/** Shows what nobody has shown yet; what people have done with it since stays. */
export async function showLooks(context: INestApplicationContext, clock: ReplayClock, folder: string): Promise<void> {
  const database = context.get(Database);
  const shown = await rows(database.reading, `SELECT FROM look WHERE id = $1`, [lookId(0)]);
  const by = await context.get(StoresService).staffByLogin(database.reading, OFFICE);
  const members = await membersOf(context);
  if (shown.length > 0 || !by || members.length === 0) return;
  const { day, body } = await context.get(ProgrammeService).present(database.reading);
  // In the order in which it happened: so an inbox is filled.
  for (const [nth, look] of [...demoLooks.entries()].sort(([, one], [, other]) => other.daysAgo - one.daysAgo)) {
    const memberId = members[look.by];
    if (memberId === undefined) continue;
    const at = instantOfLocal(`${addDays(day, -look.daysAgo)} 1${nth}:05:00`, body.timeZone);
    await happen(context, clock, at, async () => {
      await fillFor(context, folder, { memberId, nth, look, day: addDays(day, -look.daysAgo) });
      await show(context, { memberId, nth, look, by: by.id });
    });
  }
  await deliverMessages(context, clock);
}

/** The shown customer, then those who have been members the longest. */
async function membersOf(context: INestApplicationContext): Promise<MemberId[]> {
  const { reading } = context.get(Database);
  const { phone } = personOf(SHOWN_CUSTOMER);
  const first = await context.get(MembersService).find(reading, { kind: 'phone', phone });
  if (first === null) return [];
  const others = await rows<{ id: MemberId }>(
    reading,
    `SELECT id FROM member WHERE state = 'active' AND id <> $1 ORDER BY joined_at, id LIMIT 4`,
    [first],
  );
  return [first, ...others.map(({ id }) => id)];
}

interface Showing {
  readonly memberId: MemberId;
  readonly nth: number;
  readonly look: DemoLook;
}

async function fillFor(
  context: INestApplicationContext,
  folder: string,
  { memberId, nth, look, day }: Showing & { readonly day: BusinessDay },
): Promise<void> {
  const { version } = purposes.photo;
  await context.get(DecidePurpose).decide(memberId, 'photo', { given: true, version });
  const store = await context.get(StoresService).storeByCode(context.get(Database).reading, look.store);
  const { default: sharp } = await import('sharp');
  for (const [place, drawing] of look.drawings.entries()) {
    const drawn = sharp(await readFile(join(folder, 'album', `${drawing}.svg`))).modulate({ hue: look.hue });
    const photo = { id: photoId(nth, place), memberId, takenOn: day, storeId: store?.id ?? null, guideId: null };
    await context.get(KeepAlbum).add(photo, await drawn.png().toBuffer());
  }
}

async function show(
  context: INestApplicationContext,
  { memberId, nth, look, by }: Showing & { readonly by: StaffId },
): Promise<void> {
  const { drawings, caption, items, store, then } = look;
  const id = lookId(nth);
  const photos = drawings.map((_, place) => photoId(nth, place));
  const consentVersion = purposes.publish.version;
  const wish = { id, photos, caption, items: [...items], store, consentVersion };
  await context.get(PublishLook).publish(memberId, wish);
  // None of them has a WeChat: the checks leave everything to the shop.
  const end = await context.get(CheckLook).work({ v: 1, memberId, lookId: id }, { outboxId: newId() });
  await context.get(Database).inTransaction(end);
  if (then === 'waits') return;
  const office = { staffId: by, role: 'head_office', storeId: null } as const;
  await context.get(DecideLook).decide(id, { action: 'publish', note: '' }, office);
  if (then === 'reported')
    await context
      .get(ReportLook)
      .report(id, { reason: 'rights', note: '背景里好像拍到了我' }, { identityId: newId(), memberId: null });
}
