// One WeChat becomes one member: the part of binding a phone that is one transaction.
import { Injectable } from '@nestjs/common';
import { DomainError, type MemberId } from '@guike/kernel';
import {
  ConsentsService,
  MembersService,
  type OptionalPurpose,
  type PaperVersions,
  type WechatIdentity,
  WechatIdentities,
} from '@guike/members';
import type { Tx } from '@guike/platform';
import { lotDays } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { Customers } from '../customers';
import { JoinByPurchase } from './join-by-purchase';
import { lockMember, readStanding } from '../standing';

export interface Vouched {
  /** Eleven digits, from WeChat or proved by a code. */
  readonly phone: string;
  readonly consents: PaperVersions;
  /** What is agreed to besides, in the versions of today. */
  readonly purposes?: readonly { readonly purpose: OptionalPurpose; readonly version: string }[];
  readonly name: string | null;
}

const SOURCE = 'mini_program';

@Injectable()
export class Binding {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly identities: WechatIdentities,
    private readonly customers: Customers,
    private readonly members: MembersService,
    private readonly consents: ConsentsService,
    private readonly joining: JoinByPurchase,
  ) {}

  /** Errors: TICKET_EXPIRED, PHONE_TAKEN, WECHAT_TAKEN. */
  async bind(tx: Tx, identityId: string, vouched: Vouched): Promise<void> {
    const { phone, consents, name } = vouched;
    const identity = await this.identities.lock(tx, identityId);
    if (!identity) throw new DomainError('TICKET_EXPIRED');
    const current = await this.programmes.present(tx);
    const ref = { kind: 'phone' as const, phone, ...(name !== null && { name }) };
    if (await this.isBound(tx, identity, ref)) return;
    const memberId = await this.customers.identify(tx, ref, lotDays(current.body.points, current.day, null).expiresOn);
    // Receipts before the member, as every flow does.
    const sales = await this.joining.lockSales(tx, memberId, current);
    const standing = await lockMember(tx, memberId, current.day);
    if (standing.state === 'exited') throw new DomainError('PHONE_TAKEN');
    await this.identities.bind(tx, identity, memberId, current.now);
    await this.consents.give(tx, memberId, consents, SOURCE);
    for (const { purpose, version } of vouched.purposes ?? [])
      await this.consents.allow(tx, memberId, purpose, version, SOURCE);
    const consent = { version: consents.agreement, source: SOURCE };
    const joined =
      standing.state === 'known' && (await this.joining.join(tx, memberId, sales, { current, consent, name }));
    if (standing.state === 'active' || standing.state === 'frozen')
      await this.customers.friendFoundLater(tx, memberId, current.now, current.version);
    if (!joined && name !== null) await this.nameIfNone(tx, memberId, name);
  }

  /** Whether another sending of the same has bound it meanwhile. Error: WECHAT_TAKEN when that was with another phone. */
  private async isBound(
    tx: Tx,
    { memberId }: WechatIdentity,
    phone: { readonly kind: 'phone'; readonly phone: string },
  ): Promise<boolean> {
    if (memberId === null) return false;
    const { day } = await this.programmes.present(tx);
    if ((await readStanding(tx, memberId, day))?.state === 'exited') return false;
    if ((await this.members.find(tx, phone)) !== memberId) throw new DomainError('WECHAT_TAKEN');
    return true;
  }

  /** What a till wrote down stays until the member says otherwise. */
  private async nameIfNone(tx: Tx, memberId: MemberId, name: string): Promise<void> {
    const face = await this.members.face(tx, memberId);
    if (face.name === null) await this.members.rename(tx, memberId, name);
  }
}
