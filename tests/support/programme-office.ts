// Short ways to draft, publish and try programmes in a test shop.
import { DraftProgramme, PreviewProgramme, PublishProgramme, TryProgramme } from '@guike/flows';
import type { BusinessDay } from '@guike/kernel';
import { newId } from '@guike/platform';
import { type Programme, ProgrammeService, presets } from '@guike/programme';
import type { Shop } from './shop';

type Tier = Programme['tiers'][number];

const spending = (yuan: number, window: 'lifetime' | 'rolling12Months'): Tier['enter'] => ({
  any: [{ all: [{ fact: 'netSpendFen', window, atLeast: yuan * 100 }] }],
});

/** A boutique where spending alone leads up, from these sums (yuan) on: the figures can be told by head. */
export function spendingProgramme(
  {
    silver = 5_000,
    gold = 20_000,
    window = 'lifetime',
    keep = null,
  }: {
    readonly silver?: number;
    readonly gold?: number;
    readonly window?: 'lifetime' | 'rolling12Months';
    readonly keep?: Tier['keep'];
  } = {},
  points: Partial<Programme['points']> = {},
): Programme {
  const [regular, second, third] = presets.boutique.tiers as [Tier, Tier, Tier];
  return {
    ...presets.boutique,
    // Other tiers than the boutique's: nothing else may name those.
    ...{ care: null, birthday: null, referral: null, looks: null },
    tiers: [
      regular,
      { ...second, enter: spending(silver, window), keep },
      { ...third, enter: spending(gold, window), keep },
    ],
    points: { ...presets.boutique.points, multipliers: [], ...points },
  };
}

export class ProgrammeOffice {
  readonly by = newId();
  private readonly drafting: DraftProgramme;
  private readonly publishing: PublishProgramme;
  private readonly trying: TryProgramme;

  constructor(private readonly shop: Shop) {
    const { context } = shop.module;
    this.drafting = context.get(DraftProgramme);
    this.publishing = context.get(PublishProgramme);
    this.trying = context.get(TryProgramme);
  }

  /** A draft of version 1 that says this. */
  async draft(body: unknown = presets.boutique): Promise<{ version: number; revision: number }> {
    const { version } = await this.drafting.start({ id: newId(), from: { version: 1 } }, this.by);
    return this.keep(version, 1, body);
  }

  keep(version: number, revision: number, body: unknown, note = '') {
    return this.drafting.keep(version, { revision, note, body: body as Record<string, unknown> }, this.by);
  }

  publish({ version, revision }: { version: number; revision: number }, day = this.shop.today(), note = '新规则') {
    return this.publishing.publish(version, { revision, effectiveFrom: day, note }, this.by);
  }

  /** Drafted and published; answers its number. */
  async change(body: unknown, day?: BusinessDay): Promise<number> {
    return (await this.publish(await this.draft(body), day)).version;
  }

  discard({ version, revision }: { version: number; revision: number }) {
    return this.drafting.discard(version, { revision }, this.by);
  }

  rollBack(to: number, id = newId(), day = this.shop.today()) {
    return this.publishing.rollBack({ id, to, effectiveFrom: day, note: '恢复' }, this.by);
  }

  async tryOut(
    body: unknown,
    {
      from = this.shop.today(),
      until,
      ...segment
    }: { from?: BusinessDay; until: BusinessDay; stores?: string[]; tiers?: string[]; percent?: number },
  ) {
    const { version, revision } = await this.draft(body);
    const chosen = { stores: [], tiers: [], percent: 100, ...segment };
    return this.trying.begin(version, { revision, from, until, segment: chosen, note: '试一试' }, this.by);
  }

  endTrial(version: number) {
    return this.trying.end(version, { note: '够了' }, this.by);
  }

  preview(body: unknown, signal = new AbortController().signal) {
    return this.shop.module.context.get(PreviewProgramme).preview(body, signal);
  }

  inForce(day = this.shop.today()) {
    return this.shop.module.context.get(ProgrammeService).inForce(this.shop.db.reading, day);
  }
}
