// The names that members show beside their looks, as the office reads them, and its word on them.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, QueryOf, adminPublicNameEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { type PublicName, PublicNamesService } from '@guike/looks';
import { MemberSearch } from '@guike/members';
import { NotificationsService, publicNameTakenDownMessage } from '@guike/notifications';
import { Audit, Database, type Tx, newId } from '@guike/platform';
import { staffNames } from '../office/office-faces';
import { type OfficeReader, membersOfStore, requireVisible } from '../office/office-reader';
import { pageOf } from '../page';

type Endpoints = typeof adminPublicNameEndpoints;
type Row = AnswerOf<Endpoints['decidePublicName']>;

const PROFILE = 'pages/profile/index';

@Injectable()
export class OfficePublicNames {
  constructor(
    private readonly database: Database,
    private readonly names: PublicNamesService,
    private readonly members: MemberSearch,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  /** Those of a store see their own members' names. */
  async list(
    { state, after, limit }: QueryOf<Endpoints['publicNames']>,
    by: OfficeReader,
  ): Promise<AnswerOf<Endpoints['publicNames']>> {
    const tx = this.database.reading;
    const found = await this.names.page(tx, {
      ...{ state: state ?? null, storeId: by.storeId, visible: membersOfStore('$1') },
      ...{ after: after ?? null, limit: limit + 1 },
    });
    const { items, next } = pageOf(found, limit, ({ memberId }) => memberId);
    return { items: await this.rowsOf(tx, items), next };
  }

  /**
   * Shows a name that waits, or takes one down at once everywhere; the same word again changes nothing. Errors:
   * MEMBER_UNKNOWN, also of another store's; ALREADY_DECIDED (it is another name by now, or was decided otherwise).
   */
  async decide(memberId: MemberId, word: BodyOf<Endpoints['decidePublicName']>, by: OfficeReader): Promise<Row> {
    return this.database.inTransaction(async (tx) => {
      await requireVisible(tx, by, memberId);
      const state = word.action === 'show' ? 'shown' : 'taken_down';
      const reason = word.action === 'show' ? '' : word.reason;
      const said = { state, reason, by: by.staffId } as const;
      if (await this.names.decide(tx, { memberId, name: word.name }, said)) {
        const action = state === 'shown' ? 'public_name.shown' : 'public_name.taken_down';
        const detail = reason === '' ? {} : { reason };
        await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, memberId, detail });
        if (state === 'taken_down') await this.tell(tx, memberId, reason);
      }
      const kept = await this.names.find(tx, memberId);
      if (kept?.name !== word.name || kept.state !== state) throw new DomainError('ALREADY_DECIDED');
      const [row] = await this.rowsOf(tx, [kept]);
      if (!row) throw new Error('one name is one row');
      return row;
    });
  }

  private tell(tx: Tx, memberId: MemberId, reason: string): Promise<void> {
    const message = publicNameTakenDownMessage(reason);
    return this.notifications.deliver(tx, { ...message, memberId, source: `public-name/${newId()}`, link: PROFILE });
  }

  private async rowsOf(tx: Tx, found: readonly PublicName[]): Promise<Row[]> {
    const faces = await this.members.maskedFaces(
      tx,
      found.map(({ memberId }) => memberId),
    );
    const staff = await staffNames(
      tx,
      found.map(({ decidedBy }) => decidedBy),
    );
    return found.map(({ memberId, name, state, reason, changedAt, decidedBy }) => ({
      memberId,
      ...(faces.get(memberId) ?? { nameMasked: null, phoneMasked: null }),
      ...{ name, state, reason },
      changedAt: changedAt.toISOString(),
      decidedBy: decidedBy && (staff.get(decidedBy) ?? '已删除的账号'),
    }));
  }
}
