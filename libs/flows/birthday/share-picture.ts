// The picture that a friend sees in the chat: 5:4, up to three photos on paper, a title, nothing else about anybody.
import { escapeMarkup } from '@guike/kernel';
// Source: wechat.md, sharing.

export interface ShareWish {
  /** WebP, at most three. */
  readonly photos: readonly Buffer[];
  /** 知夏的美丽回放 */
  readonly title: string;
  /** 2025.12 – 2026.11 */
  readonly line: string;
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 1000;
const HEIGHT = 800;
const PAPER = '#f7f4ef';
const TITLE_TOP = 672;
const TITLE_SIZE = 54;
const QUALITY = 86;

const large: Frame = { left: 56, top: 56, width: 560, height: 536 };
const frames: readonly (readonly Frame[])[] = [
  [],
  [{ left: 56, top: 56, width: 888, height: 536 }],
  [
    { left: 56, top: 56, width: 436, height: 536 },
    { left: 508, top: 56, width: 436, height: 536 },
  ],
  [large, { left: 632, top: 56, width: 312, height: 260 }, { left: 632, top: 332, width: 312, height: 260 }],
];

const words = ({ title, line }: ShareWish): string => `
  <svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <g text-anchor="middle" font-family="Noto Serif CJK SC, Source Han Serif SC, Songti SC, serif">
      <text x="${WIDTH / 2}" y="${TITLE_TOP + 24}" font-size="${TITLE_SIZE}" letter-spacing="6" fill="#1f1c19">${escapeMarkup(title)}</text>
      <text x="${WIDTH / 2}" y="${TITLE_TOP + 80}" font-size="26" letter-spacing="3" fill="#6e665e">${escapeMarkup(line)}</text>
    </g>
  </svg>`;

/** A JPEG, which every WeChat shows. */
export async function sharePicture(wish: ShareWish): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const places = frames[Math.min(wish.photos.length, frames.length - 1)] ?? [];
  const photos = await Promise.all(
    places.map(async ({ left, top, width, height }, place) => ({
      left,
      top,
      input: await sharp(wish.photos[place]).resize({ width, height, fit: 'cover', position: 'attention' }).toBuffer(),
    })),
  );
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: PAPER } })
    .composite([...photos, { input: Buffer.from(words(wish)), left: 0, top: 0 }])
    .jpeg({ quality: QUALITY })
    .toBuffer();
}
