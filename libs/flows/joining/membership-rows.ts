// The people in the lists of applications, invitations and frozen cards: masked, and whether their page may be opened.
import type { MemberId, StaffId } from '@guike/kernel';
import type { MemberSearch } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import { staffNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';

const SOMEBODY = '已删除的账号';
/** Who did something in the mini-program for themselves. */
export const THEMSELVES = '顾客本人';

export interface RowFace {
  readonly memberId: MemberId;
  readonly nameMasked: string | null;
  readonly phoneMasked: string | null;
  readonly mayOpen: boolean;
}

/** The faces of these people, each answered for whoever is listed. */
export async function facesFor(
  tx: Tx,
  members: MemberSearch,
  ids: readonly MemberId[],
  by: OfficeReader,
): Promise<(memberId: MemberId) => RowFace> {
  const all = [...new Set(ids)];
  const faces = await members.maskedFaces(tx, all);
  const visible = new Set(by.storeId === null ? all : await visibleOf(tx, all, by));
  return (memberId) => ({
    memberId,
    nameMasked: faces.get(memberId)?.nameMasked ?? null,
    phoneMasked: faces.get(memberId)?.phoneMasked ?? null,
    mayOpen: visible.has(memberId),
  });
}

/** Names of people who work here, each answered for an id that is there. */
export async function namesFor(tx: Tx, ids: readonly (StaffId | null)[]): Promise<(id: StaffId) => string> {
  const names = await staffNames(tx, ids);
  return (id) => names.get(id) ?? SOMEBODY;
}

/** As requireVisible judges one. */
async function visibleOf(tx: Tx, ids: readonly MemberId[], { storeId }: OfficeReader): Promise<MemberId[]> {
  const found = await rows<{ id: MemberId }>(
    tx,
    `SELECT m.id FROM member m WHERE m.id = ANY($1) AND (m.joined_store_id = $2
       OR EXISTS (SELECT FROM purchase p WHERE p.member_id = m.id AND p.store_id = $2))`,
    [ids, storeId],
  );
  return found.map(({ id }) => id);
}
