// The poster of an invitation and the picture of its share card, drawn on the server: the shop's name, one sentence, a
// motif of cloth, the mini-program code. Nobody's name stands on them. Source: design.md; wechat.md, sharing.
import { escapeMarkup } from '@guike/kernel';
import type { OverlayOptions } from 'sharp';

export interface PosterWish {
  readonly shopName: string;
  readonly code: string;
  /** The round code as WeChat made it; null: the eight characters stand in its place. */
  readonly picture: Buffer | null;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const POSTER: Size = { width: 750, height: 1200 };
const CARD: Size = { width: 1000, height: 800 };
const PAPER = '#f7f4ef';
const INK = '#1f1c19';
const MUTED = '#6e665e';
const ACCENT = '#8c2f39';
const LINE = '#e6dfd5';
const SERIF = 'Noto Serif CJK SC, Source Han Serif SC, Songti SC, serif';
const CODE_SIZE = 260;
const CODE_TOP = 800;
const QUALITY = 88;

/** An open door of cloth: two panels and the light between them. */
const motif = (x: number, y: number, width: number, height: number): string => {
  const half = width / 2;
  const fold = (at: number) =>
    `<line x1="${at}" y1="${y}" x2="${at}" y2="${y + height}" stroke="${LINE}" stroke-width="2"/>`;
  const folds = [0.12, 0.24, 0.36, 0.64, 0.76, 0.88].map((part) => fold(x + width * part)).join('');
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#efe8dd"/>${folds}
    <path d="M${x + half - 78} ${y + height} V${y + 130} a78 78 0 0 1 156 0 V${y + height} z" fill="${PAPER}"/>
    <path d="M${x + half - 78} ${y + height} V${y + 130} a78 78 0 0 1 156 0 V${y + height}" fill="none" stroke="${ACCENT}" stroke-width="3"/>
    <circle cx="${x + half + 46}" cy="${y + height - 96}" r="6" fill="${ACCENT}"/>`;
};

const svg = ({ width, height }: Size, inner: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${PAPER}"/>
     <g text-anchor="middle" font-family="${SERIF}">${inner}</g></svg>`,
  );

const line = (x: number, y: number, size: number, fill: string, words: string, spacing = 4): string =>
  `<text x="${x}" y="${y}" font-size="${size}" letter-spacing="${spacing}" fill="${fill}">${escapeMarkup(words)}</text>`;

/** 750 × 1200, JPEG. */
export async function invitationPoster({ shopName, code, picture }: PosterWish): Promise<Buffer> {
  const { width, height } = POSTER;
  const middle = width / 2;
  const words = [
    motif(75, 75, width - 150, 430),
    line(middle, 610, 60, INK, shopName, 10),
    line(middle, 676, 30, MUTED, '有人想邀您来看看'),
    `<line x1="${middle - 32}" y1="726" x2="${middle + 32}" y2="726" stroke="${ACCENT}" stroke-width="3"/>`,
    picture === null ? line(middle, CODE_TOP + 150, 56, ACCENT, code, 8) : '',
    line(middle, 1122, 26, MUTED, picture === null ? '邀请码' : `长按识别小程序码 · ${code}`, 2),
  ];
  const place = { left: (width - CODE_SIZE) / 2, top: CODE_TOP - 20 };
  const over = picture === null ? [] : [{ input: await roundCode(picture), ...place }];
  return jpeg(svg({ width, height }, words.join('')), over);
}

/** 1000 × 800: the 5:4 of a share card. */
export async function invitationCard({ shopName }: Pick<PosterWish, 'shopName'>): Promise<Buffer> {
  const middle = CARD.width / 2;
  const words = [
    motif(100, 70, CARD.width - 200, 430),
    line(middle, 610, 72, INK, shopName, 12),
    line(middle, 684, 34, MUTED, '邀您来看看'),
  ];
  return jpeg(svg(CARD, words.join('')), []);
}

async function jpeg(picture: Buffer, over: readonly OverlayOptions[]): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(picture)
    .composite([...over])
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

async function roundCode(picture: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(picture).resize(CODE_SIZE, CODE_SIZE, { fit: 'contain', background: PAPER }).png().toBuffer();
}
