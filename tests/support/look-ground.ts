// A shop whose members have albums and show looks, with WeChat's sandbox behind it and a folder of files of its own.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChangeAlbum,
  DecidePurpose,
  JobHandlersModule,
  LookPictures,
  MyAlbum,
  MyLooks,
  PublishLook,
  SweepLooks,
} from '@guike/flows';
import { WechatIdentities } from '@guike/members';
import { Audit, type Config, JobRunner, Outbox, newId, rows } from '@guike/platform';
import { type Programme, presets, purposes } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { WechatEvents } from '@guike/wechat';
import sharp from 'sharp';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import { TravellingClock } from './clock';
import { type Shop, openShop } from './shop';
import { type WechatSandbox, openSandbox } from './wechat';

export interface Shown {
  readonly memberId: string;
  readonly account: Account;
}

export interface Wished {
  readonly id?: string;
  readonly photos?: readonly string[];
  readonly caption?: string;
  readonly items?: readonly { name: string; size: string }[];
  readonly store?: string | null;
}

/** The code of a refusal, or null where there was none. */
export const refusalOf = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code ?? String(error),
  );

let shade = 0;

/** A small photo, another each time. */
export function snapshot(): Promise<Buffer> {
  shade = (shade + 7) % 200;
  const background = { r: 120 + (shade % 100), g: shade, b: 60 };
  return sharp({ create: { width: 90, height: 120, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Secret Camera' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } })
    .jpeg()
    .toBuffer();
}

export class LookGround {
  private receipts = 0;

  private constructor(
    readonly shop: Shop,
    readonly wechat: WechatSandbox,
    readonly folder: string,
  ) {}

  /** WeChat's words on pictures are told by `say`, never by themselves. */
  static async open(config: Partial<Config> = {}, programme: Programme = presets.boutique): Promise<LookGround> {
    const clock = new TravellingClock();
    const wechat = await openSandbox({ clock });
    await wechat.media({ mode: 'never' });
    const storageDir = await mkdtemp(join(tmpdir(), 'guike-looks-'));
    const more = { ...wechat.config, storageDir, ...config };
    return new LookGround(
      await openShop({ clock, programme, modules: [JobHandlersModule], config: more }),
      wechat,
      storageDir,
    );
  }

  get<T>(type: abstract new (...parts: never[]) => T): T {
    return this.shop.module.context.get(type, { strict: false });
  }

  query<T>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return rows<T>(this.shop.db.reading, text, values);
  }

  /** A member with a WeChat; agrees to photos unless told otherwise. */
  async somebody({ agrees = true } = {}): Promise<Shown> {
    const account = await this.wechat.newAccount();
    const number = `m${(this.receipts += 1)}`;
    const sale = await this.shop.sell({ number, phone: account.phone, goods: [{ yuan: 300, quantity: 2 }] });
    const memberId = String(sale.memberId);
    await this.shop.db.inTransaction(async (tx) => {
      const identities = this.get(WechatIdentities);
      const whose = { appId: this.wechat.config.wechatApp.id, openid: account.openid, unionid: account.unionid };
      await identities.bind(tx, await identities.meet(tx, whose), memberId, this.shop.clock.now());
    });
    await this.visit(account);
    if (agrees) await this.agree(memberId, 'photo');
    await this.run();
    return { memberId, account };
  }

  /** Somebody is in the mini-program: for two hours WeChat looks at what they send. */
  async visit(account: Account): Promise<void> {
    const code = await this.wechat.loginCode(account);
    const { id, secret } = this.wechat.config.wechatApp;
    const query = new URLSearchParams({ appid: id, secret, js_code: code, grant_type: 'authorization_code' });
    await this.wechat.send(`/sns/jscode2session?${query.toString()}`);
  }

  async agree(memberId: string, purpose: 'photo' | 'publish', given = true): Promise<void> {
    await this.get(DecidePurpose).decide(memberId, purpose, { given, version: purposes[purpose].version });
  }

  async photo(memberId: string, bytes?: Buffer): Promise<string> {
    const id = newId();
    await this.get(ChangeAlbum).add(memberId, id, bytes ?? (await snapshot()));
    return id;
  }

  /** Submits a look of one photo, unless told otherwise, and asks WeChat; answers its id. */
  async submit({ memberId }: Pick<Shown, 'memberId'>, wish: Wished = {}): Promise<string> {
    const id = wish.id ?? newId();
    await this.wish(memberId, { ...wish, id });
    await this.run();
    return id;
  }

  /** As the phone sends it. */
  async wish(memberId: string, { id = newId(), photos, caption = '秋天', items = [], store = null }: Wished = {}) {
    return this.get(PublishLook).publish(memberId, {
      ...{ id, caption, items: [...items], store, consentVersion: purposes.publish.version },
      photos: [...(photos ?? [await this.photo(memberId)])],
    });
  }

  /** A look that everybody sees. */
  async published(who: Pick<Shown, 'memberId'>, wish: Wished = {}): Promise<string> {
    const id = await this.submit(who, wish);
    await this.say(id, 'pass');
    return id;
  }

  /** What WeChat says of every picture of a look, as its callback comes in. */
  async say(lookId: string, suggest: 'pass' | 'review' | 'risky', run = true): Promise<void> {
    const traces = await this.query<{ id: string }>(
      `SELECT trace_id AS id FROM look_check WHERE look_id = $1 ORDER BY trace_id`,
      [lookId],
    );
    for (const { id: traceId } of traces) {
      await this.shop.db.inTransaction(async (tx) => {
        const event = { kind: 'picture', traceId, suggest, label: 100, errcode: 0 } as const;
        const eventId = await this.get(WechatEvents).keep(tx, { event, key: Buffer.from(newId()), signature: newId() });
        if (eventId !== null) await this.get(Outbox).add(tx, 'wechat.event', { v: 1, eventId });
      });
    }
    if (run) await this.run();
  }

  /** What a link answers: its bytes, or the code of the refusal. */
  async opened(link: string): Promise<Buffer | string> {
    const { pathname, searchParams: query } = new URL(link, 'https://shop.example');
    const [, kind, id = '', , part = '', wide = ''] = pathname.split('/');
    const seal = { until: Number(query.get('until')), sign: query.get('sign') ?? '' };
    const width = Number(wide) as 300 | 600 | 1200;
    const pictures = this.get(LookPictures);
    const asked =
      kind === 'album'
        ? pictures.ofAlbum(id, part, width, seal)
        : pictures.ofLook({ lookId: id, nth: Number(part), width }, query.get('for') as 'all' | 'check', seal);
    return asked.catch((error: { code: string }) => error.code);
  }

  look(memberId: string, id: string) {
    return this.get(MyLooks).look(memberId, id);
  }

  album(memberId: string) {
    return this.get(MyAlbum).list(memberId, { limit: 50 });
  }

  async sweep(): Promise<void> {
    await this.get(SweepLooks).sweep();
  }

  /** Everything that waits in the outbox; what fails stays there. */
  async run(): Promise<void> {
    const open = await this.query<{ id: string; job: string; payload: unknown }>(
      `SELECT id, job, payload FROM outbox ORDER BY id`,
    );
    for (const { id, job, payload } of open)
      await this.get(JobRunner)
        .run(job, { outboxId: id, payload })
        .catch(() => undefined);
  }

  /** The files that are kept now, of photos and of what is made of them. */
  async files(under: 'album' | 'looks' | ''): Promise<string[]> {
    const all = await readdir(this.folder, { recursive: true });
    return all.filter((name) => name.startsWith(under === '' ? '' : `${under}/`) && name.includes('.')).sort();
  }

  /** A guide who has looked a member up, and where. */
  async guideWith(memberId: string): Promise<{ staffId: string; storeId: string }> {
    const { storeId } = this.shop;
    return this.shop.db.inTransaction(async (tx) => {
      const wish = { login: newId(), name: '周敏', role: 'guide', storeId, password: 'a-long-password' } as const;
      const staffId = await this.get(StoresService).createStaff(tx, wish);
      const action = 'member.found_by_card';
      await this.get(Audit).record(tx, { actorKind: 'staff', actorId: staffId, action, memberId });
      return { staffId, storeId };
    });
  }

  async close(): Promise<void> {
    await this.shop.close();
    await this.wechat.close();
    await rm(this.folder, { recursive: true });
  }
}
