// Looks that members of the demo want to try on: one hangs ready, one is still to be hung up.
import type { INestApplicationContext } from '@nestjs/common';
import { ReserveLook, StoreReservations } from '@guike/flows';
import { type MemberId, addDays, instantOfLocal } from '@guike/kernel';
import { Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { StoresService } from '@guike/stores';
import type { ReplayClock } from '../replay/replay-clock';

const GUIDE = 'guide.njl.1';
const wishes = [
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2be001', inDays: 1, note: '我穿 S，想配一条半裙', ready: true },
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2be101', inDays: 3, note: '', ready: false },
] as const;

/** Asks for what nobody has asked for yet; what people have done with it since stays. */
export async function tryLooks(context: INestApplicationContext, clock: ReplayClock): Promise<void> {
  const { reading } = context.get(Database);
  const before = await rows(reading, `SELECT FROM look_reservation WHERE id = $1`, [wishes[0].id]);
  const guide = await context.get(StoresService).staffByLogin(reading, GUIDE);
  const looks = await rows<{ lookId: string; memberId: MemberId; store: string }>(
    reading,
    // In the guide's store, by members who do not show anything themselves.
    `SELECT l.id AS "lookId", m.id AS "memberId", s.code AS store
     FROM (SELECT id, store_id, row_number() OVER (ORDER BY published_at DESC) AS nth FROM look
           WHERE state = 'published' AND hidden_at IS NULL AND store_id = $1) AS l
     JOIN (SELECT id, row_number() OVER (ORDER BY joined_at DESC, id) AS nth FROM member
           WHERE state = 'active' AND id NOT IN (SELECT member_id FROM look)) AS m ON m.nth = l.nth
     JOIN store s ON s.id = l.store_id ORDER BY l.nth LIMIT $2`,
    [guide?.storeId ?? null, wishes.length],
  );
  if (before.length > 0 || !guide) return;
  const { day: today, body } = await context.get(ProgrammeService).present(reading);
  const yesterday = addDays(today, -1);
  const by = { staffId: guide.id, role: 'guide', storeId: guide.storeId } as const;
  await clock.at(instantOfLocal(`${yesterday} 18:20:00`, body.timeZone), async () => {
    for (const [nth, { lookId, memberId, store }] of looks.entries()) {
      const wish = wishes[nth];
      if (wish === undefined) continue;
      const { id, inDays, note, ready } = wish;
      await context.get(ReserveLook).reserve(memberId, { id, lookId, store, day: addDays(today, inDays), note });
      if (ready) await context.get(StoreReservations).step({ memberId, id }, 'prepared', by);
    }
  });
}
