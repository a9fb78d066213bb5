/** Makes a screenshot small: a PNG of at most 256 colours, each as near to the one it stands for as the picture allows. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const COLOURS = 256;
const PALETTE = 3;
/** Bytes of a pixel by the PNG's colour type: RGB, and RGB with an alpha that a screenshot does not use. */
const PIXEL_BYTES = new Map([
  [2, 3],
  [6, 4],
]);

/** @typedef {{ width: number, height: number, colours: Uint32Array }} Picture a colour is 0xRRGGBB */

/** @param {Buffer} png as Chromium writes it: eight bits a channel, not interlaced @returns {Buffer} */
export function smallPng(png) {
  const picture = decode(png);
  const { palette, indexOf } = paletteOf(picture.colours);
  return encode(picture, palette, indexOf);
}

/** @param {Buffer} png @returns {Picture} */
function decode(png) {
  const header = chunksOf(png, 'IHDR')[0] ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const size = PIXEL_BYTES.get(header.readUInt8(9));
  if (size === undefined || header.readUInt8(8) !== 8 || header.readUInt8(12) !== 0)
    throw new TypeError('Only PNGs of eight bits a channel, in colour and not interlaced, are understood.');
  const rows = inflateSync(Buffer.concat(chunksOf(png, 'IDAT')));
  const stride = width * size;
  const colours = new Uint32Array(width * height);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const row = rows.subarray(start + 1, start + 1 + stride);
    unfilter(row, above, rows.readUInt8(start), size);
    for (let x = 0; x < width; x += 1) colours[y * width + x] = row.readUIntBE(x * size, 3);
    above = row;
  }
  return { width, height, colours };
}

/** Turns differences back into bytes, in place. @param {Buffer} row @param {Buffer} above @param {number} filter @param {number} size */
function unfilter(row, above, filter, size) {
  for (let at = 0; at < row.length; at += 1) {
    const left = at < size ? 0 : /** @type {number} */ (row[at - size]);
    const up = /** @type {number} */ (above[at]);
    const upLeft = at < size ? 0 : /** @type {number} */ (above[at - size]);
    row[at] = /** @type {number} */ (row[at]) + predicted(filter, left, up, upLeft);
  }
}

/** The PNG specification's five filters. @param {number} filter @param {number} left @param {number} up @param {number} upLeft */
function predicted(filter, left, up, upLeft) {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [byLeft, byUp, byBoth] = [Math.abs(up - upLeft), Math.abs(left - upLeft), Math.abs(left + up - 2 * upLeft)];
  if (byLeft <= byUp && byLeft <= byBoth) return left;
  return byUp <= byBoth ? up : upLeft;
}

/**
 * Half of the palette goes to the commonest colours, so that a card's gradient has no bands; the other half is spread
 * over the rest, the edges of letters, as far apart as it takes to fit.
 * @param {Uint32Array} colours
 */
function paletteOf(colours) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const commonest = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const half = spread([], commonest, 1).slice(0, COLOURS / 2);
  let palette = half;
  for (let apart = 1; (palette = spread(half, commonest, apart)).length > COLOURS;) apart = Math.ceil(apart * 1.5);
  return { palette, indexOf: new Map(commonest.map((colour) => [colour, nearest(palette, colour).index])) };
}

/** Adds what is far enough from all before it, and one more than fits at most.
 * @param {number[]} first @param {number[]} commonest @param {number} apart
 */
function spread(first, commonest, apart) {
  const palette = [...first];
  for (const colour of commonest) {
    if (palette.length > COLOURS) break;
    if (palette.length === 0 || nearest(palette, colour).distance >= apart) palette.push(colour);
  }
  return palette;
}

/** @param {number[]} palette @param {number} colour */
function nearest(palette, colour) {
  const found = { index: 0, distance: Infinity };
  for (const [index, other] of palette.entries()) {
    const distance =
      ((colour >> 16) - (other >> 16)) ** 2 +
      (((colour >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
      ((colour & 255) - (other & 255)) ** 2;
    if (distance < found.distance) Object.assign(found, { index, distance });
  }
  return found;
}

/** @param {Picture} picture @param {number[]} palette @param {Map<number, number>} indexOf */
function encode({ width, height, colours }, palette, indexOf) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, PALETTE], 8);
  const rows = Buffer.alloc(height * (width + 1)); // A row begins with its filter, here none.
  for (const [at, colour] of colours.entries())
    rows[at + Math.floor(at / width) + 1] = /** @type {number} */ (indexOf.get(colour));
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {Buffer} png @param {string} wanted @returns {Buffer[]} */
function chunksOf(png, wanted) {
  const found = [];
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    const start = at + 8;
    if (png.toString('latin1', at + 4, start) === wanted) found.push(png.subarray(start, start + png.readUInt32BE(at)));
  }
  return found;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
