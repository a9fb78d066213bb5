// 我的: a member's profile, what they agreed to, and what they want to be called.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type MemberState } from '@guike/kernel';
import { type Consent, ConsentsService, MembersService, type PaperVersions, maskPhone } from '@guike/members';
import { Audit, Database, rows } from '@guike/platform';
import { ProgrammeService, paperVersions } from '@guike/programme';
import { avatarPath } from '../profile/avatar-path';
import { lockMember } from '../standing';

type Me = AnswerOf<(typeof memberEndpoints)['me']>;

interface ProfileRow {
  state: MemberState;
  name_enc: Buffer | null;
  phone_enc: Buffer | null;
  joined_on: BusinessDay | null;
  joined_store: string | null;
  avatar_key: string | null;
  regret_through: BusinessDay | null;
}

const places: Readonly<Record<string, string>> = { till: '门店', import: '门店', mini_program: '小程序' };

@Injectable()
export class MemberMe {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MembersService,
    private readonly consents: ConsentsService,
    private readonly audit: Audit,
  ) {}

  /** Errors: MEMBER_UNKNOWN; UNAUTHENTICATED for somebody who has left. */
  async me(memberId: MemberId): Promise<Me> {
    const tx = this.database.reading;
    const [row] = await rows<ProfileRow>(
      tx,
      `SELECT m.state, m.name_enc, m.phone_enc, m.joined_on, s.name AS joined_store, p.avatar_key, e.regret_through
       FROM member m LEFT JOIN store s ON s.id = m.joined_store_id LEFT JOIN member_profile p ON p.member_id = m.id
       LEFT JOIN member_exit e ON e.member_id = m.id AND e.state = 'leaving' WHERE m.id = $1`,
      [memberId],
    );
    if (!row) throw new DomainError('MEMBER_UNKNOWN');
    if (row.state === 'exited') throw new DomainError('UNAUTHENTICATED');
    const phone = this.members.unseal(memberId, row.phone_enc);
    return {
      state: row.state,
      name: this.members.unseal(memberId, row.name_enc),
      phoneMasked: phone && maskPhone(phone),
      joinedOn: row.joined_on,
      joinedStore: row.joined_store,
      avatar: row.avatar_key && avatarPath(row.avatar_key),
      leavingThrough: row.regret_through,
      consents: (await this.consents.list(tx, memberId)).flatMap(asConsent),
      consentDue: await this.consents.isDue(tx, memberId, paperVersions),
    };
  }

  /** Agrees to the papers as they are now. Errors: CONSENT_OUTDATED, MEMBER_UNKNOWN. */
  async agree(memberId: MemberId, versions: PaperVersions): Promise<{ consentDue: boolean }> {
    if (versions.agreement !== paperVersions.agreement || versions.privacy !== paperVersions.privacy)
      throw new DomainError('CONSENT_OUTDATED', { ...paperVersions });
    return this.database.inTransaction(async (tx) => {
      await lockMember(tx, memberId, (await this.programmes.present(tx)).day);
      await this.consents.give(tx, memberId, versions, 'mini_program');
      return { consentDue: false };
    });
  }

  /** Keeps a name, sealed; that it was changed is logged, not what it was. Error: MEMBER_UNKNOWN. */
  async rename(memberId: MemberId, name: string): Promise<{ name: string }> {
    return this.database.inTransaction(async (tx) => {
      await this.members.rename(tx, memberId, name);
      await this.audit.record(tx, { actorKind: 'member', actorId: memberId, action: 'member.renamed', memberId });
      return { name };
    });
  }
}

/** The papers; what is agreed to besides is told elsewhere. */
const asConsent = ({ purpose, version, source, givenAt }: Consent): Me['consents'] =>
  purpose === 'membership' || purpose === 'agreement' || purpose === 'privacy'
    ? [{ purpose, version, at: givenAt.toISOString(), from: places[source] ?? '门店' }]
    : [];
