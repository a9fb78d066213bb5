// Pictures that people send, made anew before anybody sees them: WebP in a few widths, upright, without what the camera
// wrote into them, and never more pixels than we are willing to unpack.
import { DomainError } from '@guike/kernel';
import type { Metadata } from 'sharp';
import { sha256 } from './keys';

export interface PictureFile {
  readonly width: number;
  readonly bytes: Buffer;
}

export interface EncodedPicture {
  /** Hash of the largest file, in hex: the same picture sent again is the same. */
  readonly hash: string;
  /** Of the picture as it stands upright, in pixels; no file is larger. */
  readonly width: number;
  readonly height: number;
  /** One for each width asked for; a smaller picture is not blown up. */
  readonly files: readonly PictureFile[];
}

/** What cameras of today make has room; a small file that unpacks to gigabytes has none. */
const MOST_PIXELS = 50_000_000;
const SECONDS = 20;
const QUALITY = 82;
/** Taller than that it is a strip, and its files would be as heavy as they are useless. */
const TALLEST = 3;

/** Told by the first bytes, not by what the sender calls it: nothing else reaches the decoder. */
const kinds = [
  (bytes: Buffer) => bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff)),
  (bytes: Buffer) => bytes.subarray(0, 8).equals(Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)),
  (bytes: Buffer) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
];

/**
 * JPEG, PNG or WebP as WebP files of these widths, the first picture of an animation. Errors: PICTURE_INVALID (no such
 * picture, or a broken one), PICTURE_TOO_LARGE (more than 50 million pixels).
 */
export async function encodePicture(bytes: Buffer, widths: readonly number[]): Promise<EncodedPicture> {
  if (!kinds.some((isOfKind) => isOfKind(bytes))) throw new DomainError('PICTURE_INVALID');
  // Loaded where it is needed: most processes never see a picture.
  const { default: sharp } = await import('sharp');
  const source = sharp(bytes, { limitInputPixels: false, failOn: 'error' });
  const { width, height } = upright(await refusing(source.metadata()));
  if (width * height > MOST_PIXELS) throw new DomainError('PICTURE_TOO_LARGE', { mostPixels: MOST_PIXELS });
  const files: PictureFile[] = [];
  for (const wanted of widths) {
    const made = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: wanted, height: wanted * TALLEST, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .timeout({ seconds: SECONDS })
      .toBuffer();
    files.push({ width: wanted, bytes: await refusing(made) });
  }
  const largest = files.reduce((one, other) => (other.width > one.width ? other : one));
  return { hash: sha256(largest.bytes).toString('hex'), width, height, files };
}

/** Orientations 5 to 8 lie on their side. */
function upright({ width, height, orientation = 1 }: Pick<Metadata, 'width' | 'height' | 'orientation'>) {
  return orientation < 5 ? { width, height } : { width: height, height: width };
}

/** Whatever the decoder says about what it was given, it is the picture's fault. */
async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new DomainError('PICTURE_INVALID', {}, { cause: error });
  }
}
