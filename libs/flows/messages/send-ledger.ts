// The transactions around a call that sends: who may make it, and what is written when it has been made, or was lost.
import { Injectable } from '@nestjs/common';
import {
  type ClaimedSend,
  GrantsService,
  type MessageRef,
  SendsService,
  type Settlement,
  retryAt,
  sendAt,
  whyNotAnyMore,
} from '@guike/notifications';
import { Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import type { Carried } from './carry-message';
import type { Address } from './message-addresses';
import { MessageReaches } from './message-reach';
import { PlanMessage } from './plan-message';

export interface ReadySend {
  readonly send: ClaimedSend;
  readonly address: Address;
  readonly timeZone: string;
}

@Injectable()
export class SendLedger {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly sends: SendsService,
    private readonly grants: GrantsService,
    private readonly planning: PlanMessage,
    private readonly reaches: MessageReaches,
  ) {}

  /**
   * Takes what is due, of one message or of all; nobody else will make these calls. What is not wanted any more is left.
   * What was due in the evening and has not been sent by night waits, too.
   */
  async claim(limit: number, of?: MessageRef): Promise<{ readonly claimed: number; readonly ready: ReadySend[] }> {
    return this.database.inTransaction(async (tx) => {
      const { body, now } = await this.programmes.present(tx);
      if (sendAt(now, body.messages, body.timeZone) > now) return { claimed: 0, ready: [] };
      const claimed = await this.sends.claim(tx, limit, of);
      const ready: ReadySend[] = [];
      for (const send of claimed) {
        if (await this.isStillWanted(tx, send))
          ready.push({ send, address: await this.reaches.addressOf(tx, send), timeZone: body.timeZone });
      }
      return { claimed: claimed.length, ready };
    });
  }

  /** Writes what became of a call, and plans the next best way where this one led nowhere. */
  async settle({ send, address }: ReadySend, carried: Carried): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { body, now } = await this.programmes.present(tx);
      const again = carried.kind === 'later' ? retryAt(now, send.attempts) : null;
      const settlement: Settlement =
        again === null
          ? settlementOf(carried)
          : { state: 'planned', code: carried.code, dueAt: sendAt(again, body.messages, body.timeZone) };
      if (!(await this.sends.settle(tx, send, settlement))) return;
      if (carried.kind === 'dead') await this.reaches.nobodyAt(tx, send.memberId, address);
      await this.settleGrant(tx, send, address, settlement, carried);
      if (settlement.state === 'failed') await this.planning.plan(tx, send);
    });
  }

  /** Whoever claimed these is gone; what became of them nobody knows, and they are not made again. */
  async giveUp(afterMs: number): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { now } = await this.programmes.present(tx);
      const lost = await this.sends.giveUp(tx, new Date(now.getTime() - afterMs));
      for (const { grantId } of lost) if (grantId !== null) await this.grants.use(tx, grantId);
    });
  }

  /** A night has passed perhaps: who has left or switched it off meanwhile is not told. */
  private async isStillWanted(tx: Tx, send: ClaimedSend): Promise<boolean> {
    const reach = await this.reaches.of(tx, send.memberId);
    if (reach === null) return false;
    const facts = await this.reaches.facts(tx, send.memberId, send.kind, reach, new Set());
    const refusal = whyNotAnyMore(facts, send.channel);
    if (refusal === null) return true;
    await this.sends.settle(tx, send, { state: 'skipped', reason: refusal });
    if (send.grantId !== null) await this.grants.giveBack(tx, send.grantId);
    return false;
  }

  private async settleGrant(
    tx: Tx,
    { grantId, template }: ClaimedSend,
    { identityId }: Address,
    { state }: Settlement,
    { kind }: Carried,
  ): Promise<void> {
    if (grantId === null || state === 'planned') return;
    if (kind === 'sent' || kind === 'unknown') await this.grants.use(tx, grantId);
    else if (kind === 'no_grant' && identityId !== undefined && template !== null)
      await this.grants.gone(tx, identityId, template);
    else await this.grants.giveBack(tx, grantId);
  }
}

function settlementOf({ kind, code }: Carried): Settlement {
  if (kind === 'sent') return { state: 'sent', code };
  if (kind === 'unknown') return { state: 'unknown', reason: 'no_answer', code };
  return { state: 'failed', reason: kind === 'later' ? 'busy' : kind, code };
}
