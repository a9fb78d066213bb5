// Processes of ours that ask one WeChat sandbox and share one Redis, all at the time that a test sets.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CLOCK, CONFIG, type Config, DiskStorage, Keys, LOGGER, Storage } from '@guike/platform';
import { WechatClient, WechatCodes, WechatMessages, WechatModule, WechatSafety } from '@guike/wechat';
import { TravellingClock } from './clock';
import { testConfig } from './config';
import { type LogLine, readableLog } from './log';
import { type WechatSandbox, openSandbox } from './wechat';

export interface WechatSide {
  readonly client: WechatClient;
  readonly messages: WechatMessages;
  readonly codes: WechatCodes;
  readonly safety: WechatSafety;
  readonly log: readonly LogLine[];
}

class Platform {}
class Root {}

export class WechatSides {
  private readonly contexts: INestApplicationContext[] = [];

  private constructor(
    readonly sandbox: WechatSandbox,
    readonly clock: TravellingClock,
    readonly config: Config,
    private readonly folder: string,
  ) {}

  /** Starts the sandbox. The caller closes what it gets. */
  static async open(): Promise<WechatSides> {
    const clock = new TravellingClock();
    const sandbox = await openSandbox({ clock });
    const config = testConfig('postgres://nobody@127.0.0.1/nothing', sandbox.config);
    const folder = await mkdtemp(join(tmpdir(), 'guike-wechat-'));
    return new WechatSides(sandbox, clock, config, folder);
  }

  /** Another process, as far as WeChat and Redis can tell. */
  async start(overrides: Partial<Config> = {}): Promise<WechatSide> {
    const { logger, lines } = readableLog();
    const config = { ...this.config, ...overrides };
    const values = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: CLOCK, useValue: this.clock },
      { provide: Storage, useValue: new DiskStorage(this.folder) },
      { provide: Keys, useValue: new Keys(config.masterKey) },
    ];
    const platform = { module: Platform, global: true, providers: values, exports: values };
    const context = await NestFactory.createApplicationContext(
      { module: Root, imports: [platform, WechatModule] },
      { logger: false, abortOnError: false },
    );
    this.contexts.push(context);
    return {
      client: context.get(WechatClient),
      messages: context.get(WechatMessages),
      codes: context.get(WechatCodes),
      safety: context.get(WechatSafety),
      log: lines,
    };
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    await this.sandbox.close();
    await rm(this.folder, { recursive: true });
  }
}
