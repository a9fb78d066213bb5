// How a look is laid out to be shown elsewhere: 5:4 for a chat, square for Moments, upright with a code for paper. Nothing
import { escapeMarkup } from '@guike/kernel';
// on it but the photo, the clothes and the shop. Source: wechat.md, sharing.

export interface LookOnPaper {
  /** WebP or JPEG. */
  readonly photo: Buffer;
  readonly shopName: string;
  readonly caption: string;
  /** Names of what is worn. */
  readonly things: readonly string[];
}

const PAPER = '#f7f4ef';
const INK = '#1f1c19';
const SOFT = '#6e665e';
const LINE = '#d9cfc2';
const SERIF = 'Noto Serif CJK SC, Source Han Serif SC, Songti SC, serif';
const SANS = 'Noto Sans CJK SC, Source Han Sans SC, PingFang SC, sans-serif';
const QUALITY = 86;

const CARD = { width: 1000, height: 800, photo: 584 } as const;
const SQUARE = 800;
const POSTER = { width: 1080, height: 1440, margin: 56, photo: 1056 } as const;
const CODE = 224;
const MOST_THINGS = 4;

interface Words {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly font?: string;
  readonly fill?: string;
  readonly spacing?: number;
}

const line = ({ x, y, size, text, font = SANS, fill = SOFT, spacing = 1 }: Words): string =>
  `<text x="${x}" y="${y}" font-family="${font}" font-size="${size}" letter-spacing="${spacing}" fill="${fill}">${escapeMarkup(text)}</text>`;

const drawing = (width: number, height: number, content: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`);

/** Cut into lines of at most so many characters; what is left over ends in an ellipsis. */
export function inLines(text: string, perLine: number, most: number): string[] {
  const letters = [...text.trim()];
  const lines: string[] = [];
  for (let at = 0; at < letters.length && lines.length < most; at += perLine)
    lines.push(letters.slice(at, at + perLine).join(''));
  const last = lines.at(-1);
  if (last !== undefined && letters.length > perLine * most)
    lines[lines.length - 1] = `${[...last].slice(0, -1).join('')}…`;
  return lines;
}

/** 5:4, JPEG: the photo at the left, what is worn and the shop at the right. */
export async function friendCard(look: LookOnPaper): Promise<Buffer> {
  const x = CARD.photo + 56;
  const things = look.things.slice(0, MOST_THINGS).flatMap((thing) => inLines(thing, 9, 1));
  const shop = inLines(look.shopName, 6, 2);
  const words = [
    ...things.map((text, nth) => line({ x, y: 120 + nth * 56, size: 34, text, fill: INK })),
    `<path d="M${x} ${640 - (shop.length - 1) * 64}h64" stroke="${LINE}" stroke-width="2"/>`,
    ...shop.map((text, nth) =>
      line({ x, y: 716 - (shop.length - 1 - nth) * 64, size: 50, text, font: SERIF, fill: INK, spacing: 4 }),
    ),
  ].join('');
  return onPaper(CARD, [
    { input: await cropped(look.photo, CARD.photo, CARD.height), left: 0, top: 0 },
    { input: drawing(CARD.width, CARD.height, words), left: 0, top: 0 },
  ]);
}

/** 1:1, JPEG: the photo alone; Moments shows it small. */
export const momentsSquare = async ({ photo }: LookOnPaper): Promise<Buffer> => {
  const { default: sharp } = await import('sharp');
  return sharp(await cropped(photo, SQUARE, SQUARE))
    .jpeg({ quality: QUALITY })
    .toBuffer();
};

/** Upright, JPEG, with room for a code. */
export async function posterGround(look: LookOnPaper): Promise<Buffer> {
  const { width, height, margin, photo } = POSTER;
  const top = margin + photo + 84;
  const words = [
    line({
      x: margin,
      y: top,
      size: 52,
      text: inLines(look.shopName, 11, 1)[0] ?? '',
      font: SERIF,
      fill: INK,
      spacing: 5,
    }),
    ...inLines(look.caption, 19, 2).map((text, nth) =>
      line({ x: margin, y: top + 72 + nth * 48, size: 32, text, fill: INK }),
    ),
    line({ x: margin, y: height - margin - 8, size: 26, text: '长按识别，看这身穿搭' }),
  ].join('');
  return onPaper(POSTER, [
    { input: await cropped(look.photo, width - 2 * margin, photo), left: margin, top: margin },
    { input: drawing(width, height, words), left: 0, top: 0 },
  ]);
}

const nameAt = {
  card: { ...CARD, x: CARD.photo + 56, y: 560, size: 28 },
  poster: { ...POSTER, x: POSTER.margin, y: POSTER.height - POSTER.margin - 56, size: 30 },
} as const;

/** The card or the poster with what the owner calls themselves: 晓晓的穿搭. JPEG. */
export async function withName(ground: Buffer, which: keyof typeof nameAt, name: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { width, height, x, y, size } = nameAt[which];
  const words = drawing(width, height, line({ x, y, size, text: which === 'card' ? name : `${name}的穿搭` }));
  return sharp(ground)
    .composite([{ input: words, left: 0, top: 0 }])
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

/** The poster with a mini-program code (PNG or JPEG) in its corner. */
export async function withCode(ground: Buffer, code: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { width, height, margin } = POSTER;
  const input = await sharp(code).resize(CODE, CODE, { fit: 'contain', background: PAPER }).toBuffer();
  return (
    sharp(ground)
      // Multiplied, so that the white around the code is paper too.
      .composite([{ input, left: width - margin - CODE, top: height - margin - CODE, blend: 'multiply' }])
      .jpeg({ quality: QUALITY })
      .toBuffer()
  );
}

/** Where the eye goes to, kept. */
async function cropped(photo: Buffer, width: number, height: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(photo).resize({ width, height, fit: 'cover', position: 'attention' }).toBuffer();
}

async function onPaper(
  { width, height }: { readonly width: number; readonly height: number },
  layers: readonly { readonly input: Buffer; readonly left: number; readonly top: number }[],
): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width, height, channels: 3, background: PAPER } })
    .composite([...layers])
    .jpeg({ quality: QUALITY })
    .toBuffer();
}
