// The code as pictures with crisp edges: every module is a whole number of the screen's own pixels.
import { encode } from 'uqr';
import { pictureOf } from '../ui/picture';
import { code128 } from './code128';

export interface CodePicture {
  readonly src: string;
  /** In px of a style. */
  readonly width: number;
  readonly height: number;
}

const INK = '#000';
/** Error correction that survives a scratched screen; 20 digits still fit the smallest QR code. */
const CORRECTION = 'Q';

/** A QR code, no wider than `most` px. */
export function qrPicture(code: string, most: number, ratio: number): CodePicture {
  const { data, size } = encode(code, { ecc: CORRECTION, border: 0 });
  const path = data
    .map((row, y) =>
      runsOf(row)
        .map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)
        .join(''),
    )
    .join('');
  const width = size * moduleOf(size, most, ratio);
  return { src: drawn(size, size, path), width, height: width };
}

/** The bars of Code 128, no wider than `most` px and `height` px high. */
export function barsPicture(code: string, most: number, height: number, ratio: number): CodePicture {
  const widths = code128(code);
  const size = widths.reduce((sum, width) => sum + width, 0);
  let x = 0;
  const path = widths
    .map((width, index) => {
      const bar = index % 2 === 0 ? `M${x} 0h${width}v1h-${width}z` : '';
      x += width;
      return bar;
    })
    .join('');
  return { src: drawn(size, 1, path), width: size * moduleOf(size, most, ratio), height };
}

/** px of one module: as large as fits, in whole pixels of the screen, at least one. */
function moduleOf(modules: number, most: number, ratio: number): number {
  return Math.max(1, Math.floor((most * ratio) / modules)) / ratio;
}

/** Beginnings and lengths of the dark stretches of a row. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = runs[runs.length - 1];
    if (!dark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}

function drawn(width: number, height: number, path: string): string {
  return pictureOf(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" shape-rendering="crispEdges"><path d="${path}" fill="${INK}"/></svg>`,
  );
}
