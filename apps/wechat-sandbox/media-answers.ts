// When the outcome of a picture's check comes, and how often: WeChat promises half an hour, and networks promise nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { plainEvent } from './events';
import type { Callbacks } from './callbacks';
import type { SandboxClock } from './sandbox-clock';
import { type Suggestion, type Verdict, suggestions } from './suggestions';

const mediaModes = ['prompt', 'late', 'twice', 'never'] as const;
export const mediaInput = z.strictObject({
  mode: z.enum(mediaModes).optional(),
  suggest: z.enum(suggestions).optional(),
  /** How late is late. */
  lateMs: z.coerce.number().int().min(0).max(1_800_000).optional(),
});

interface Checked {
  readonly openid: string;
  readonly trace_id: string;
  readonly result: Verdict;
}

const PROMPT_MS = 200;

export class MediaAnswers {
  mode: (typeof mediaModes)[number] = 'prompt';
  /** What is said of pictures that do not say it themselves. */
  suggest: Suggestion = 'pass';
  lateMs = 30_000;

  constructor(
    private readonly clock: SandboxClock,
    private readonly callbacks: Callbacks,
    private readonly appId: string,
  ) {}

  set({ mode, suggest, lateMs }: z.output<typeof mediaInput>): void {
    this.mode = mode ?? this.mode;
    this.suggest = suggest ?? this.suggest;
    this.lateMs = lateMs ?? this.lateMs;
  }

  /** Tells the outcome by and by, as the mode says. */
  answer(checked: Checked): void {
    if (this.mode === 'never') return;
    void this.tell(checked, this.mode === 'twice' ? 2 : 1);
  }

  private async tell({ openid, trace_id, result }: Checked, times: number): Promise<void> {
    const more = { appid: this.appId, trace_id, version: 2, errcode: 0, errmsg: 'ok', result, detail: [] };
    const event = plainEvent(this.clock, { app: 'mini', openid, name: 'wxa_media_check', more });
    await sleep(this.mode === 'late' ? this.lateMs : PROMPT_MS, undefined, { ref: false });
    for (let time = 0; time < times; time++) this.callbacks.tell('mini', event);
  }
}
