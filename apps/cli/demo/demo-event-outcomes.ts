// After the demo's past event: how its guests rated it, and photos of it, drawn by us. Loaded once.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { EventPhotos, RateEvent } from '@guike/flows';
import type { MemberId } from '@guike/kernel';
import { Database, rows } from '@guike/platform';
import { StoresService } from '@guike/stores';
import type { ReplayClock } from '../replay/replay-clock';
import { demoEvents } from './demo-evenings';

const GUIDE = 'guide.njl.1';
const HOUR_MS = 3_600_000;

/** In the order in which the guests had answered; whoever stands beyond them says nothing. */
const ratings = [
  { stars: 5, nps: 10, words: '衣橱理完，才知道缺的只是一件好大衣。顾问很有耐心' },
  { stars: 5, nps: 9, words: '' },
  { stars: 4, nps: 8, words: '试衣间少了点，等了一会儿' },
  { stars: 3, nps: 6, words: '内容很好，结束得太赶，没轮到我单独聊' },
];

const photos = [
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2bd501', drawing: 'rack' },
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2bd502', drawing: 'table' },
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2bd503', drawing: 'mirror' },
];

/** Rates what was held, as guests do on the evening and the day after. */
export async function rateEvents(context: INestApplicationContext, clock: ReplayClock, folder: string): Promise<void> {
  const tx = context.get(Database).reading;
  const past = demoEvents.find(({ daysAhead }) => daysAhead < 0);
  const guide = await context.get(StoresService).staffByLogin(tx, GUIDE);
  const guests = await rows<{ memberId: MemberId; endsAt: Date }>(
    tx,
    `SELECT a.member_id AS "memberId", e.ends_at AS "endsAt" FROM event_answer a JOIN event e ON e.id = a.event_id
     WHERE e.id = $1 AND a.arrived > 0 AND NOT EXISTS (SELECT FROM event_rating r WHERE r.event_id = e.id)
     ORDER BY a.number`,
    [past?.id],
  );
  if (past === undefined || !guide?.storeId || guests.length === 0) return;
  const by = { staffId: guide.id, role: 'guide', storeId: guide.storeId } as const;
  const { default: sharp } = await import('sharp');
  for (const { id, drawing } of photos) {
    const photo = await sharp(await readFile(join(folder, 'evenings', `${drawing}.svg`)))
      .png()
      .toBuffer();
    await context.get(EventPhotos).add(past.id, id, photo, by);
  }
  for (const [nth, { memberId, endsAt }] of guests.entries()) {
    const rating = ratings[nth];
    const later = new Date(endsAt.getTime() + (3 + nth * 24) * HOUR_MS);
    if (rating) await clock.at(later, () => context.get(RateEvent).rate(memberId, past.id, rating));
  }
}
