// The welcome of a tier: what somebody does for a member who has come to it, once for each tier however often they rise.
// Source: product.md, Joining (welcome tasks).
import { Injectable } from '@nestjs/common';
import { type CareOwner, CareTasksService, type CareWish } from '@guike/care';
import { type BusinessDay, type MemberId, type StaffId, type StaffRole, type StoreId, addDays } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { type Programme, ProgrammeService, type Tier, firstTier } from '@guike/programme';

/** A welcome that comes later is none. */
const WELCOME_DAYS = 3;

export interface Rise {
  /** The rules that somebody rose under. */
  readonly body: Programme;
  readonly from: string | null;
  readonly to: string;
}

@Injectable()
export class WelcomeTasks {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly tasks: CareTasksService,
  ) {}

  /** For who has just joined: the first tier's. */
  async ofJoining(tx: Tx, memberId: MemberId): Promise<void> {
    const { body, day } = await this.programmes.presentFor(tx, memberId);
    const text = `SELECT joined_on AS "on" FROM member WHERE id = $1`;
    if (!(await isRecent(tx, day, text, [memberId]))) return;
    await this.open(
      tx,
      memberId,
      body.tiers.filter(({ code }) => code === firstTier(body)),
    );
  }

  /** For who has risen, by the rules they rose under; of tiers that were skipped where the programme gives those, too. */
  async ofRise(tx: Tx, memberId: MemberId, decisionId: string, { body, from, to }: Rise): Promise<void> {
    const { day } = await this.programmes.present(tx);
    const text = `SELECT business_day AS "on" FROM tier_decision WHERE member_id = $1 AND id = $2`;
    if (!(await isRecent(tx, day, text, [memberId, decisionId]))) return;
    const place = (code: string | null) => body.tiers.findIndex((tier) => tier.code === code);
    const first = body.skippedWelcome === 'give' ? place(from) + 1 : place(to);
    await this.open(tx, memberId, body.tiers.slice(first, place(to) + 1));
  }

  private async open(tx: Tx, memberId: MemberId, tiers: readonly Tier[]): Promise<void> {
    if (tiers.every(({ welcome }) => welcome.length === 0)) return;
    const { day } = await this.programmes.present(tx);
    const [member] = await rows<{ storeId: StoreId | null; guideId: StaffId | null }>(
      tx,
      `SELECT joined_store_id AS "storeId", enrolled_by AS "guideId" FROM member WHERE id = $1`,
      [memberId],
    );
    if (!member) return;
    const wishes = tiers.flatMap(({ code, name, welcome }) =>
      welcome.map(({ task, owner }, index): CareWish => {
        return {
          ...{ memberId, ...member },
          source: `welcome/${code}/${index}`,
          kind: 'welcome',
          title: task,
          script: `新的${name}会员`,
          owner: member.storeId === null ? 'head_office' : ownerOf(owner),
          dueOn: addDays(day, WELCOME_DAYS),
        };
      }),
    );
    await this.tasks.openAll(tx, wishes);
  }
}

/** Nobody is welcomed for what an export tells of last year. */
async function isRecent(tx: Tx, today: BusinessDay, text: string, values: readonly unknown[]): Promise<boolean> {
  const [row] = await rows<{ on: BusinessDay | null }>(tx, text, values);
  return row?.on != null && row.on >= addDays(today, -WELCOME_DAYS);
}

const ownerOf = (role: StaffRole): CareOwner => (role === 'guide' || role === 'manager' ? role : 'head_office');
