// Pictures of the catalogue, as everybody may see them: files whose names hold the hash of what is in them.
import { z } from 'zod';
import { endpoint } from './endpoint';

/** In bytes, as it is sent: 10 MB. */
export const largestPicture = 10_485_760;

/** Widths in which every picture is kept: a line of a list, a card of two in a row, the width of a phone. */
export const pictureWidths = [200, 600, 1200] as const;
export type PictureWidth = (typeof pictureWidths)[number];

/** Keys of the drawings that the mini-program has in itself, for a reward without a picture of its own. */
export const drawnPictures = [
  'drawn/scarf',
  'drawn/shawl',
  'drawn/cardholder',
  'drawn/tote',
  'drawn/umbrella',
  'drawn/tea',
  'drawn/candle',
  'drawn/eyemask',
  'drawn/hangers',
  'drawn/gift',
] as const;

const HASH = /^[0-9a-f]{64}$/;

/** Names one of a picture's files; null for a key that names a drawing of the mini-program, which is no file. */
export function pictureFile(key: string, width: PictureWidth): string | null {
  return HASH.test(key) ? `${key}-${width}.webp` : null;
}

/** Where one of a picture's files is served, from the root of the API; null for a drawing. */
export function picturePath(key: string, width: PictureWidth): string | null {
  const file = pictureFile(key, width);
  return file === null ? null : `/pictures/${file}`;
}

export const pictureEndpoints = {
  picture: endpoint({
    method: 'GET',
    path: '/pictures/:file',
    summary: 'A picture of the catalogue; what a name stands for never changes',
    audience: { kind: 'public' },
    params: z.strictObject({
      file: z
        .string()
        .regex(new RegExp(`^[0-9a-f]{64}-(${pictureWidths.join('|')})\\.webp$`), '没有这张图片')
        .meta({ description: 'key of the picture, hyphen, width, .webp' }),
    }),
    download: 'image/webp',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'NOT_FOUND'],
  }),
} as const;
