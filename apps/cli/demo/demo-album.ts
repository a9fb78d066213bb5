// The album of the demo's best customer: a year of drawings in place of photos, so that 美丽回放 has pages to turn.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { KeepAlbum } from '@guike/flows';
import { addDays } from '@guike/kernel';
import { ConsentsService, MembersService } from '@guike/members';
import { Database } from '@guike/platform';
import { ProgrammeService, purposes } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { SHOWN_CUSTOMER, personOf } from './cast';

interface DemoPhoto {
  readonly id: string;
  readonly drawing: string;
  /** Before the day on which the demo is loaded. */
  readonly daysAgo: number;
}

/** Who takes the photos. */
const GUIDE = 'guide.njl.1';
const STORE = 'NJL';

const demoPhotos: readonly DemoPhoto[] = [
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d01', drawing: '01-camel-coat', daysAgo: 318 },
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d02', drawing: '02-wine-silk', daysAgo: 312 },
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d03', drawing: '03-spring-dress', daysAgo: 222 },
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d04', drawing: '04-summer-linen', daysAgo: 150 },
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d05', drawing: '05-straw-hat', daysAgo: 131 },
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d06', drawing: '06-wine-coat', daysAgo: 41 },
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d07', drawing: '07-oat-knit', daysAgo: 30 },
  { id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d08', drawing: '08-ink-dress', daysAgo: 12 },
];

/** Adds what is not there yet; the customer has agreed to it. */
export async function fillAlbum(context: INestApplicationContext, folder: string): Promise<void> {
  const database = context.get(Database);
  const tx = database.reading;
  const memberId = await context.get(MembersService).find(tx, { kind: 'phone', phone: personOf(SHOWN_CUSTOMER).phone });
  const stores = context.get(StoresService);
  const store = await stores.storeByCode(tx, STORE);
  const guide = await stores.staffByLogin(tx, GUIDE);
  if (memberId === null || !store) return;
  await database.inTransaction((writing) =>
    context.get(ConsentsService).allow(writing, memberId, 'photo', purposes.photo.version, 'mini_program'),
  );
  const { default: sharp } = await import('sharp');
  const { day } = await context.get(ProgrammeService).present(tx);
  for (const { id, drawing, daysAgo } of demoPhotos) {
    const photo = await sharp(await readFile(join(folder, 'album', `${drawing}.svg`)))
      .png()
      .toBuffer();
    const takenOn = addDays(day, -daysAgo);
    await context.get(KeepAlbum).add({ id, memberId, takenOn, storeId: store.id, guideId: guide?.id ?? null }, photo);
  }
}
