// Adds up who moves from which tier to which, with a few of each to look at. Pure.
import type { BusinessDay, MemberId } from '@guike/kernel';
import type { Programme } from '@guike/programme';
import type { Asked, PreviewMember } from './preview-rows';
import { moveOf, withoutProtection } from './preview-tiers';

export interface ExampleOfMove {
  readonly memberId: MemberId;
  readonly from: string | null;
  readonly to: string | null;
  readonly why: string;
}

/** Of each move, so many members are named; of all moves together, so many. */
const EXAMPLES_EACH = 3;
const EXAMPLES = 20;

interface Counted {
  readonly from: string;
  readonly to: string;
  members: number;
}

export class TierTally {
  private readonly held = new Map<string, number>();
  private readonly moved = new Map<string, Counted>();
  private readonly named: ExampleOfMove[] = [];
  private readonly programmes: { readonly tried: Programme; readonly current: Programme };
  private readonly names: ReadonlyMap<string, string>;
  members = 0;

  constructor(
    private readonly tried: Programme,
    current: Programme,
    private readonly asked: Asked,
    private readonly today: BusinessDay,
  ) {
    this.programmes = { tried: withoutProtection(tried), current: withoutProtection(current) };
    this.names = new Map([...current.tiers, ...tried.tiers].map(({ code, name }) => [code, name]));
  }

  add(row: PreviewMember): void {
    this.members += 1;
    this.held.set(row.tier, (this.held.get(row.tier) ?? 0) + 1);
    const move = moveOf(this.programmes, row, this.asked, this.today);
    if (!move) return;
    const key = `${move.from}/${move.to}`;
    const counted = this.moved.get(key) ?? { from: move.from, to: move.to, members: 0 };
    counted.members += 1;
    this.moved.set(key, counted);
    if (counted.members > EXAMPLES_EACH || this.named.length >= EXAMPLES) return;
    const [from, to] = [this.nameOf(move.from), this.nameOf(move.to)];
    this.named.push({ memberId: row.member_id, from, to, why: move.why() });
  }

  /** Tiers of the programme in its order, then those that only members still hold. */
  distribution(): { code: string; name: string; now: number; would: number; expected: number | null }[] {
    const codes = this.tried.tiers.map(({ code }) => code);
    const gone = [...this.held.keys()].filter((code) => !codes.includes(code)).toSorted();
    return [...codes, ...gone].map((code) => {
      const now = this.held.get(code) ?? 0;
      const expected = this.tried.tiers.find((tier) => tier.code === code)?.expectedMembers ?? null;
      return { code, name: this.nameOf(code), now, would: now + this.change(code), expected };
    });
  }

  /** The largest first. */
  moves(): { from: string; to: string; members: number }[] {
    return [...this.moved.values()]
      .toSorted((a, b) => b.members - a.members)
      .map(({ from, to, members }) => ({ from: this.nameOf(from), to: this.nameOf(to), members }));
  }

  examples(): readonly ExampleOfMove[] {
    return this.named;
  }

  private change(code: string): number {
    const counted = [...this.moved.values()];
    return counted.reduce(
      (sum, { from, to, members }) => sum + (to === code ? members : 0) - (from === code ? members : 0),
      0,
    );
  }

  private nameOf(code: string): string {
    return this.names.get(code) ?? code;
  }
}
