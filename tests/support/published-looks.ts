// Looks that everybody may see, in a shop that a test has opened: rows and files as publishing leaves them, without the checks.
import { photoFile } from '@guike/looks';
import { Storage, encodePicture, newId, rows } from '@guike/platform';
import sharp from 'sharp';
import type { TestModule } from './app';

/** Where a look is shown: a Shop, or what is like one. */
export interface LookPlace extends Pick<TestModule, 'db' | 'clock'> {
  readonly module: Pick<TestModule, 'context'>;
  readonly storeId: string;
}

const WIDTHS = [300, 600, 1200] as const;

/** A plain photo of a colour, so large. */
export const plainPhoto = (colour = '#8c2f39', width = 900, height = 1200): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

/** Made once: it is the same in every look. */
let encoded: ReturnType<typeof encodePicture> | null = null;

/** Answers the look's id. */
export async function publishedLook(
  { module, db, clock, storeId }: LookPlace,
  memberId: string,
  { caption = '酒红大衣', items = [{ name: '羊绒大衣', size: 'M' }] }: { caption?: string; items?: object[] } = {},
): Promise<string> {
  const [id, now] = [newId(), clock.now()];
  const fileKey = `looks/${newId()}`;
  encoded ??= plainPhoto().then((photo) => encodePicture(photo, WIDTHS));
  const { width, height, files } = await encoded;
  const storage = module.context.get(Storage, { strict: false });
  for (const file of files) await storage.put(photoFile(fileKey, file.width as (typeof WIDTHS)[number]), file.bytes);
  await db.inTransaction(async (tx) => {
    await rows(tx, `INSERT INTO look_key (look_id, member_id) VALUES ($1, $2)`, [id, memberId]);
    await rows(
      tx,
      `INSERT INTO look (member_id, id, store_id, caption, items, consent_id, state, submitted_at, published_at, closes_at,
         programme_version, open_reports, reason)
       VALUES ($1, $2, $3, $4, $5, $6, 'published', $7, $7, $8, 1, 0, '')`,
      [
        ...[memberId, id, storeId, caption, JSON.stringify(items), newId()],
        ...[now, new Date(now.getTime() + 7 * 86_400_000)],
      ],
    );
    await rows(
      tx,
      `INSERT INTO look_photo (member_id, look_id, nth, photo_id, file_key, width, height, asks)
       VALUES ($1, $2, 1, $3, $4, $5, $6, 0)`,
      [memberId, id, newId(), fileKey, width, height],
    );
  });
  return id;
}
