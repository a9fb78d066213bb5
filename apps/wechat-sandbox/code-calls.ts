// Round codes and links. The code is a drawing of its scene, good to look at, not to be scanned by WeChat.
import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { z } from 'zod';
import { type ServerCall, text, tokenCall } from './server-call';

const SCENE = /^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/;
const PAGE = /^[\w-]+(\/[\w-]+)*$/;
const versions = z.enum(['release', 'trial', 'develop']);

const unlimited = tokenCall({
  path: '/wxa/getwxacodeunlimit',
  app: 'mini',
  body: z.object({
    scene: text,
    page: z.string().default('pages/index/index'),
    env_version: z.string().default('release'),
    width: z.int().min(280).max(1280).default(430),
  }),
  answer(_sandbox, { scene, page, env_version, width }) {
    if (!versions.safeParse(env_version).success) return 40097;
    if (!SCENE.test(scene)) return 40169;
    return PAGE.test(page) ? drawn(`${page}?${scene}`, width) : 41030;
  },
});

const link = tokenCall({
  path: '/wxa/generate_urllink',
  app: 'mini',
  body: z.object({
    path: text,
    query: text,
    env_version: z.string().default('release'),
    expire_type: z.int(),
    expire_interval: z.int().min(1),
  }),
  answer(_sandbox, { path, query, env_version, expire_interval }) {
    if (!versions.safeParse(env_version).success) return 40097;
    if (!PAGE.test(path)) return 40165;
    if (query.length > 1024) return 40212;
    if (expire_interval > 30) return 85402;
    return { errcode: 0, errmsg: 'ok', url_link: `https://wxaurl.cn/${randomBytes(8).toString('base64url')}` };
  },
});

/** Rings of dots that follow from the content, around an empty middle. */
function drawn(content: string, width: number): Promise<Buffer> {
  const bits = createHash('sha512').update(content).digest();
  const dots: string[] = [];
  for (let ring = 0; ring < 8; ring++) {
    const radius = 78 + ring * 16;
    const count = 24 + ring * 6;
    for (let place = 0; place < count; place++) {
      const bit = (ring * 61 + place * 7) % (bits.length * 8);
      if ((((bits[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 0) continue;
      const angle = (place / count) * 2 * Math.PI;
      const [x, y] = [215 + radius * Math.cos(angle), 215 + radius * Math.sin(angle)].map((value) => value.toFixed(1));
      dots.push(`<circle cx="${x}" cy="${y}" r="5"/>`);
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}" viewBox="0 0 430 430"><rect width="430" height="430" fill="#fff"/><g fill="#1f1c19">${dots.join('')}</g><circle cx="215" cy="215" r="52" fill="none" stroke="#1f1c19" stroke-width="6"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

export const codeCalls: readonly ServerCall[] = [unlimited, link];
