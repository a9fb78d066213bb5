// Worked examples of applying, inviting and freezing a card. A test asks for them.
import type { Example } from './examples';

const APPLICATION_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c01';
const INVITATION_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c02';
const FREEZE_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c03';
const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c04';

export const membershipExamples: Readonly<Record<string, Example>> = {
  apply: {
    request: {
      id: APPLICATION_ID,
      phone: '13800138000',
      name: '王丽华',
      store: 'S1',
      receipt: { businessDay: '2026-03-02', number: '0042' },
      note: '',
      consentVersion: '1',
    },
    answer: { id: APPLICATION_ID, memberId: MEMBER_ID, state: 'open' },
  },
  decideApplication: { request: { approve: true }, answer: { id: APPLICATION_ID, state: 'approved' } },
  invite: {
    request: { id: INVITATION_ID, phone: '13800138000', name: '王丽华', store: 'S1', reason: '老顾客介绍' },
    answer: { id: INVITATION_ID, memberId: MEMBER_ID, expiresOn: '2026-05-31' },
  },
  withdrawInvitation: { request: {}, answer: { id: INVITATION_ID, state: 'withdrawn' } },
  freeze: {
    request: { id: FREEZE_ID, reason: 'lost', note: '会员来电，手机丢失' },
    answer: { id: FREEZE_ID, state: 'frozen' },
  },
  unfreeze: { request: { note: '已到店核对本人' }, answer: { id: FREEZE_ID, state: 'active' } },
};
