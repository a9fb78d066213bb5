// Ways into the mini-program from outside: the round code on paper and posters, and links for a short message.
// Source: WeChat's documentation of getUnlimitedQRCode and generateUrlLink.
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, Storage, sha256 } from '@guike/platform';
import { z } from 'zod';
import { AppCalls } from './app-calls.service';

export interface CodeTarget {
  /** What the page is told: 1 to 32 of WeChat's characters. */
  readonly scene: string;
  /** A page of the published mini-program, without a query: `pages/home/index`. */
  readonly page: string;
}

export interface LinkTarget {
  readonly page: string;
  /** Without the question mark. */
  readonly query: string;
  /** 1 to 30. */
  readonly days: number;
}

/** What WeChat takes in a scene; anything else has to be encoded by who makes it. */
const SCENE = /^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/;
const PAGE = /^[\w-]+(\/[\w-]+)*$/;
const MOST_DAYS = 30;
const WIDTH = 430;

const link = z.object({ url_link: z.url({ protocol: /^https$/ }) });

@Injectable()
export class WechatCodes {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly calls: AppCalls,
    private readonly storage: Storage,
  ) {}

  /**
   * The mini-program's round code for a scene and a page, PNG or JPEG, 430 pixels wide: asked for once and kept, since
   * the same code is the same for ever. Errors: WECHAT_OFF, WECHAT_BUSY (a page that is not published yet, too).
   * Throws an Error for a scene or a page that WeChat would not take: they are made by us.
   */
  async unlimited({ scene, page }: CodeTarget): Promise<Buffer> {
    if (!SCENE.test(scene)) throw new Error('not a scene that WeChat takes');
    if (!PAGE.test(page)) throw new Error('a code leads to a page, without slash and query around it');
    const version = this.config.wechatVersion;
    const name = sha256(JSON.stringify([this.calls.idOf('mini_program'), version, scene, page])).toString('hex');
    const key = `codes/${name}`;
    const kept = await this.storage.get(key);
    if (kept) return kept;
    const made = await this.calls.askBytes('mini_program', {
      path: '/wxa/getwxacodeunlimit',
      // A page that is only in a trial is not known to the published version: WeChat need not look for it there.
      body: { scene, page, width: WIDTH, env_version: version, check_path: version === 'release' },
    });
    await this.storage.put(key, made);
    return made;
  }

  /**
   * A link that opens a page from a short message or a browser, for some days. Errors: WECHAT_OFF, WECHAT_BUSY.
   * Throws an Error for more days than WeChat allows.
   */
  async link({ page, query, days }: LinkTarget): Promise<string> {
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) throw new Error('a link lives for 1 to 30 days');
    const { url_link } = await this.calls.ask('mini_program', {
      path: '/wxa/generate_urllink',
      body: {
        path: page,
        query,
        env_version: this.config.wechatVersion,
        expire_type: 1,
        expire_interval: days,
      },
      answer: link,
    });
    return url_link;
  }
}
