// Pictures are made anew: small, upright, without the camera's notes; and what is no picture, or a bomb, is refused.
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { encodePicture } from './pictures';

const WIDTHS = [200, 600, 1200];

/** Left half red, right half blue. */
const twoHalves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c00000' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#0000c0' } },
      left: width / 2,
      top: 0,
    },
  ]);

const refusal = (bytes: Buffer) =>
  encodePicture(bytes, WIDTHS).then(
    () => null,
    (error: { code?: string }) => error.code,
  );

/** A PNG whose head promises what its few bytes could never be unpacked to in memory. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc(named));
    return Buffer.concat([length, named, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8); // Grey, eight bits.
  const rows = deflateSync(Buffer.alloc(2_000_000));
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function crc(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

it('makes WebP in every width, and none larger than it was', async () => {
  for (const sent of [twoHalves(900, 600).jpeg(), twoHalves(900, 600).png(), twoHalves(900, 600).webp()]) {
    const { width, height, files } = await encodePicture(await sent.toBuffer(), WIDTHS);
    expect([width, height]).toEqual([900, 600]);
    const found = await Promise.all(files.map(({ bytes }) => sharp(bytes).metadata()));
    expect(found.map(({ format, width, height }) => [format, width, height])).toEqual([
      ['webp', 200, 133],
      ['webp', 600, 400],
      ['webp', 900, 600],
    ]);
  }
});

it('leaves out what the camera wrote, and turns the picture as the camera was held', async () => {
  const sent = await twoHalves(800, 400)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Make: 'Secret Camera', Copyright: 'somebody' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } })
    .jpeg()
    .toBuffer();
  expect((await sharp(sent).metadata()).exif?.includes('Secret Camera')).toBe(true);
  const { width, height, files } = await encodePicture(sent, WIDTHS);
  expect([width, height]).toEqual([400, 800]);
  for (const { bytes } of files) {
    const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
    expect(bytes.includes('Secret Camera')).toBe(false);
  }
  // Held on its side: what was left is on top now.
  const { data, info } = await sharp(files[2]?.bytes).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([400, 800]);
  const redAt = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0;
  expect(redAt(200, 50)).toBeGreaterThan(150);
  expect(redAt(200, 750)).toBeLessThan(60);
});

it('is the same for the same picture, and another for another', async () => {
  const [one, other] = [await twoHalves(300, 300).png().toBuffer(), await twoHalves(300, 200).png().toBuffer()];
  const hashes = await Promise.all([one, one, other].map(async (bytes) => (await encodePicture(bytes, WIDTHS)).hash));
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes[1]).toBe(hashes[0]);
  expect(hashes[2]).not.toBe(hashes[0]);
});

it('takes the first picture of an animation', async () => {
  const frames = await sharp(
    [await twoHalves(64, 64).png().toBuffer(), await twoHalves(64, 64).negate().png().toBuffer()],
    {
      join: { animated: true },
    },
  )
    .webp()
    .toBuffer();
  expect((await sharp(frames).metadata()).pages).toBe(2);
  const { files } = await encodePicture(frames, WIDTHS);
  const { pages, height } = await sharp(files[0]?.bytes).metadata();
  expect([pages ?? 1, height]).toEqual([1, 64]);
});

it('refuses a bomb before it is unpacked', async () => {
  const before = process.memoryUsage.rss();
  expect(await refusal(bomb(60_000, 60_000))).toBe('PICTURE_TOO_LARGE');
  expect(await refusal(bomb(7_100, 7_100))).toBe('PICTURE_TOO_LARGE');
  expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000);
});

it.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['a PDF', Buffer.from('%PDF-1.7\n')],
  ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a JPEG in name only', Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), Buffer.from('<script>')])],
  ['hardly a byte', Buffer.of(0xff)],
])('refuses %s', async (_what, bytes) => {
  expect(await refusal(bytes)).toBe('PICTURE_INVALID');
});

it('refuses a picture that is cut in half', async () => {
  const whole = await twoHalves(900, 600).jpeg({ quality: 100 }).toBuffer();
  expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('PICTURE_INVALID');
});
