// Pictures of rewards over HTTP: sent by head office, made anew, named by their content, served to everybody; and what
// nobody may send.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { largestPicture, picturePath } from '@guike/contracts/http';
import { newId } from '@guike/platform';
import sharp from 'sharp';
import type { Answer } from '../support/api';
import { forHeadOffice, everybody } from '../support/desk';
import { RewardDesk } from '../support/reward-desk';
import { scarf } from '../support/rewards';

type Json = Record<string, unknown>;
interface Sent {
  readonly key: string;
  readonly width: number;
  readonly height: number;
}

let shop: RewardDesk;
let desk: RewardDesk['desk'];
let photo: Buffer;
beforeAll(async () => {
  shop = await RewardDesk.open();
  ({ desk } = shop);
  photo = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#8c2f39' } })
    .withExif({ IFD0: { Copyright: '某人拍的' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => desk?.api.close());
beforeEach(() => shop.signedIn());

const send = <T = Sent>(bytes: Buffer, login = 'office', type = 'image/jpeg'): Promise<Answer<T>> =>
  desk.api.fetch<T>('/admin/reward-pictures', {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { ...desk.as(login), 'content-type': type },
  });
const get = (path: string) => fetch(`${desk.api.url}${path}`);
const path = (key: string, width: 200 | 600 | 1200) => picturePath(key, width) ?? '';

describe('a picture that head office sends', () => {
  it('is served in three widths to anybody, to be kept for ever, and says nothing of the camera', async () => {
    const { status, body } = await send(photo);
    expect([status, body.width, body.height]).toEqual([200, 1600, 1200]);
    for (const width of [200, 600, 1200] as const) {
      const answer = await get(path(body.key, width));
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(answer.headers.get('content-length')).toBe(String(bytes.length));
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width });
      expect(bytes.includes('某人')).toBe(false);
    }
  });

  it('is the same when it is sent again, also at once, and is written down once', async () => {
    const again = await Promise.all([send(photo), send(photo), send(photo)]);
    expect(new Set(again.map(({ body }) => body.key)).size).toBe(1);
    const [first] = again;
    const known = (await desk.audits('reward.picture_added')).filter(({ detail }) => detail['key'] === first?.body.key);
    expect(known).toHaveLength(1);
  });

  it('may stand at a reward; a picture that was never sent may not', async () => {
    const { key } = (await send(photo)).body;
    const id = newId();
    const made = await desk.call('office', 'POST', '/admin/rewards', { id, ...scarf, picture: key });
    expect(made).toMatchObject({ status: 200, body: { picture: key } });
    await desk.call('office', 'PUT', `/admin/rewards/${id}/state`, { version: 1, state: 'on' });
    const { ask } = await shop.member();
    const { rewards } = (await ask<{ rewards: Json[] }>('/member/rewards')).body;
    expect(rewards.find((offer) => offer['id'] === id)).toMatchObject({ picture: key });
    for (const picture of ['0'.repeat(64), key.toUpperCase(), `${key}-600`, `../${key}`, 'http://example.com/a.jpg']) {
      const refused = await desk.call('office', 'PUT', `/admin/rewards/${id}`, { version: 2, ...scarf, picture });
      expect(refused).toMatchObject({ status: 400, body: { issues: [{ path: 'picture' }] } });
    }
  });
});

describe('whoever may not', () => {
  it('sends none', async () => {
    const found: Json = {};
    for (const login of everybody) found[login] = (await send(photo, login)).status;
    expect(found).toEqual(forHeadOffice);
    const stranger = await desk.api.fetch('/admin/reward-pictures', {
      method: 'POST',
      body: new Uint8Array(photo),
      headers: { 'content-type': 'image/jpeg' },
    });
    expect(stranger.status).toBe(401);
  });
});

describe('what is no picture to keep', () => {
  const code = async (answer: Promise<Answer<unknown>>) => {
    const { status, body } = await answer;
    return [status, (body as Json)['code']];
  };

  it('is refused, whatever it calls itself', async () => {
    const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(await code(send(page, 'office', 'image/png'))).toEqual([422, 'PICTURE_INVALID']);
    expect(await code(send(photo.subarray(0, 900)))).toEqual([422, 'PICTURE_INVALID']);
    expect(await code(send(Buffer.alloc(0)))).toEqual([400, 'INPUT_INVALID']);
    expect(await code(send(page, 'office', 'image/svg+xml'))).toEqual([415, 'INPUT_INVALID']);
    expect(await code(send(photo, 'office', 'text/csv'))).toEqual([415, 'INPUT_INVALID']);
  });

  it('is refused when it is too heavy, whether it says so or not', async () => {
    const heavy = Buffer.concat([photo, Buffer.alloc(largestPicture)]);
    expect(await code(send(heavy))).toEqual([413, 'PICTURE_TOO_LARGE']);
    const unsaid = desk.api.fetch('/admin/reward-pictures', {
      method: 'POST',
      body: new Blob([new Uint8Array(heavy)]).stream(),
      headers: { ...desk.as('office'), 'content-type': 'image/jpeg' },
      duplex: 'half',
    });
    expect(await code(unsaid)).toEqual([413, 'PICTURE_TOO_LARGE']);
  });

  it('does not stop a till’s export from being what it was', async () => {
    const upload = await desk.api.fetch('/admin/imports?store=S1&source=old&fileName=a.csv', {
      method: 'POST',
      body: new Uint8Array(photo),
      headers: { ...desk.as('office'), 'content-type': 'image/jpeg' },
    });
    expect(upload.status).toBe(415);
  });
});

describe('a name', () => {
  it('that nobody was given leads nowhere, and never out of the folder', async () => {
    const none = '0123456789abcdef'.repeat(4);
    expect((await get(`/pictures/${none}-600.webp`)).status).toBe(404);
    for (const name of [`${none}-601.webp`, `${none}-600.png`, '..%2f..%2fetc%2fpasswd', `..%5c${none}-600.webp`, 'x'])
      expect([name, (await get(`/pictures/${name}`)).status]).toEqual([name, 400]);
    const { key } = (await send(photo)).body;
    expect(existsSync(join(desk.api.config.storageDir, 'rewards', `${key}-600.webp`))).toBe(true);
  });
});
