// What a line of the statement says that a friend has brought: by what they buy, never who, where or for how much; or given
// for having brought them.
import type { EntryWords } from '@guike/points';
import type { LedgerRow } from '../points/ledger-page';

/** Named by the operation; null for every other line. */
export function friendWords({ operation, points }: Pick<LedgerRow, 'operation' | 'points'>): EntryWords | null {
  if (operation.startsWith('friend-gift/')) return { title: '介绍好友', why: ['会员方案里写明的'] };
  if (!operation.startsWith('referral/')) return null;
  const why = points > 0 ? '您介绍的好友有消费' : '好友有退货或没有计入，随之扣回';
  return { title: '好友消费带来', why: [why] };
}
