// How somebody can be reached just now: what is known of them, what they want, and where a sending goes.
import { Inject, Injectable } from '@nestjs/common';
import type { MemberId, MemberState, StaffId, StoreId } from '@guike/kernel';
import {
  type Channel,
  type ClaimedSend,
  type MessageKind,
  PreferencesService,
  type ReachFacts,
  SendsService,
  templateOf,
  topicOf,
} from '@guike/notifications';
import { CONFIG, type Config, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type Address, MessageAddresses } from './message-addresses';

const WEEK_MS = 7 * 24 * 3_600_000;
const everything = { wechat: true, email: true, sms: true, call: true };

export interface MemberReach {
  readonly state: MemberState;
  readonly hasPhone: boolean;
  /** One that was proved and still takes mail. */
  readonly hasEmail: boolean;
  /** Who looks after the member, as far as joining tells. */
  readonly storeId: StoreId | null;
  readonly guideId: StaffId | null;
  /** Of this mini-program. */
  readonly identityIds: string[];
  /** Who they are to all apps of the owner; null: not told. */
  readonly unionid: string | null;
  /** Null: never asked. Who wants no contact does not. */
  readonly agreesToOffers: boolean | null;
}

@Injectable()
export class MessageReaches {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly programmes: ProgrammeService,
    private readonly sends: SendsService,
    private readonly preferences: PreferencesService,
    private readonly addresses: MessageAddresses,
  ) {}

  /** Null for nobody. */
  async of(tx: Tx, memberId: MemberId): Promise<MemberReach | null> {
    const [found] = await rows<MemberReach>(
      tx,
      `SELECT m.state, m.phone_enc IS NOT NULL AS "hasPhone",
         EXISTS (SELECT FROM member_email e WHERE e.member_id = m.id AND e.unreachable_at IS NULL) AS "hasEmail", m.joined_store_id AS "storeId", m.enrolled_by AS "guideId",
         ARRAY(SELECT w.id FROM wechat_identity w WHERE w.member_id = m.id AND w.app_id = $2 ORDER BY w.bound_at DESC)
           AS "identityIds",
         (SELECT w.unionid FROM wechat_identity w WHERE w.member_id = m.id AND w.unionid IS NOT NULL
          ORDER BY w.bound_at DESC LIMIT 1) AS unionid,
         CASE WHEN EXISTS (SELECT FROM member_profile f WHERE f.member_id = m.id AND f.contact = 'none') THEN false
           ELSE (SELECT bool_or(c.withdrawn_at IS NULL) FROM member_consent c
             WHERE c.member_id = m.id AND c.purpose = 'marketing') END AS "agreesToOffers"
       FROM member m WHERE m.id = $1`,
      [memberId, this.config.wechatApp?.id ?? null],
    );
    return found ?? null;
  }

  /** What the choice of a way depends on. Whether there is a permission is found out by setting one aside. */
  async facts(
    tx: Tx,
    memberId: MemberId,
    kind: MessageKind,
    { state, identityIds, unionid, hasPhone, hasEmail, agreesToOffers }: MemberReach,
    tried: ReadonlySet<Channel>,
  ): Promise<ReachFacts> {
    const { now } = await this.programmes.present(tx);
    const topic = topicOf(kind);
    return {
      kind,
      isHere: state !== 'exited',
      wants: topic === null ? everything : (await this.preferences.of(tx, memberId))[topic],
      agreesToOffers,
      lately: await this.sends.marketingSince(tx, memberId, new Date(now.getTime() - WEEK_MS)),
      hasTemplate: this.templateIdOf(kind) !== null,
      hasGrant: identityIds.length > 0,
      followsAccount: this.accountTemplateOf(kind) !== null && (await this.addresses.followerOf(tx, unionid)) !== null,
      hasEmail: hasEmail && this.config.email !== null,
      hasPhone,
      tried,
    };
  }

  /** The Official Account's template that tells of this, where the shop has one. */
  accountTemplateOf(kind: MessageKind): string | null {
    if (this.config.wechatOfficial === null) return null;
    return this.config.wechatTemplates[templateOf(kind) ?? '']?.account ?? null;
  }

  /** WeChat's id of the template that tells of this, where the shop has one. */
  templateIdOf(kind: MessageKind): string | null {
    const name = templateOf(kind);
    return name === null ? null : (this.config.wechatTemplates[name]?.id ?? null);
  }

  /** Where a sending goes; empty where nobody is there any more. */
  async addressOf(tx: Tx, send: ClaimedSend): Promise<Address> {
    if (send.channel !== 'official_account') return this.addresses.of(tx, send);
    const openid = await this.addresses.followerOf(tx, (await this.of(tx, send.memberId))?.unionid ?? null);
    return openid === null ? {} : { openid };
  }

  /** The mail server says that there is nobody: nothing more is sent there, and the member is shown it. */
  async nobodyAt(tx: Tx, memberId: MemberId, address: Address): Promise<void> {
    await this.addresses.lost(tx, memberId, address);
  }
}
