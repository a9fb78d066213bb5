// The pictures of the demo's rewards: our own drawings, sent like a photo from the office.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { RewardPictures } from '@guike/flows';
import type { StaffId } from '@guike/kernel';

/** Keeps a drawing of the folder as a picture and answers its key; the same again is the same. */
export async function demoPicture(context: INestApplicationContext, drawing: string, by: StaffId): Promise<string> {
  const { default: sharp } = await import('sharp');
  const photo = await sharp(await readFile(drawing))
    .png()
    .toBuffer();
  return (await context.get(RewardPictures).add(photo, by)).key;
}

/** Where the drawing of a key lies: drawn/tea. */
export const drawingFile = (folder: string, key: string): string =>
  join(folder, 'rewards', `${key.replace(/^drawn\//, '')}.svg`);
