// The poster of an event: cover, title, when and where, and room for the round code that leads to it. On paper, 750 wide.
import { escapeMarkup } from '@guike/kernel';

export interface PosterWish {
  /** WebP; null: paper alone. */
  readonly cover: Buffer | null;
  readonly title: string;
  readonly when: string;
  readonly place: string;
  readonly shop: string;
}

const WIDTH = 750;
const HEIGHT = 1200;
const COVER = 600;
const CODE = 200;
const PAPER = '#f7f4ef';
const QUALITY = 88;
/** Characters of a title in one line. */
const LINE = 11;
const LINES = 2;

/** A title in at most two lines, the last of them … where something is missing. */
export function titleLines(title: string): string[] {
  const characters = Array.from(title);
  if (characters.length <= LINE) return [title];
  const lines = [characters.slice(0, LINE).join(''), characters.slice(LINE, LINE * LINES).join('')];
  return characters.length <= LINE * LINES
    ? lines
    : [
        lines[0] ?? '',
        `${Array.from(lines[1] ?? '')
          .slice(0, -1)
          .join('')}…`,
      ];
}

function words({ title, when, place, shop }: PosterWish): string {
  const lines = titleLines(title);
  const top = COVER + 96;
  const below = top + lines.length * 72;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <g font-family="Noto Serif CJK SC, Source Han Serif SC, Songti SC, serif" fill="#1f1c19">
      ${lines.map((line, nth) => `<text x="56" y="${top + nth * 72}" font-size="54" letter-spacing="4">${escapeMarkup(line)}</text>`).join('')}
    </g>
    <g font-family="Noto Sans CJK SC, PingFang SC, sans-serif" font-size="30" fill="#1f1c19">
      <text x="56" y="${below}">${escapeMarkup(when)}</text>
      <text x="56" y="${below + 48}" fill="#6e665e">${escapeMarkup(place)}</text>
    </g>
    <line x1="56" y1="${HEIGHT - CODE - 78}" x2="${WIDTH - 56}" y2="${HEIGHT - CODE - 78}" stroke="#e6dfd5" stroke-width="2"/>
    <g font-family="Noto Sans CJK SC, PingFang SC, sans-serif" fill="#6e665e">
      <text x="56" y="${HEIGHT - 150}" font-size="30" fill="#8c2f39">${escapeMarkup(shop)}</text>
      <text x="56" y="${HEIGHT - 104}" font-size="26">长按识别，看看这场活动</text>
    </g>
  </svg>`;
}

/** A JPEG, which every WeChat shows. */
export async function drawPoster(wish: PosterWish): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const cover =
    wish.cover === null
      ? []
      : [
          {
            input: await sharp(wish.cover).resize({ width: WIDTH, height: COVER, fit: 'cover' }).toBuffer(),
            left: 0,
            top: 0,
          },
        ];
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: PAPER } })
    .composite([...cover, { input: Buffer.from(words(wish)), left: 0, top: 0 }])
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

/** The poster with a mini-program code (PNG or JPEG) in its corner. */
export async function withCode(poster: Buffer, code: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const input = await sharp(code).resize({ width: CODE, height: CODE, fit: 'contain', background: PAPER }).toBuffer();
  return sharp(poster)
    .composite([{ input, left: WIDTH - CODE - 56, top: HEIGHT - CODE - 56 }])
    .jpeg({ quality: QUALITY })
    .toBuffer();
}
