// One worked example for each endpoint of a member's own data, as the phone and the office read it.
import type { Example } from './examples';

const through = '2026-03-20';
const AVATAR = `/pictures/avatars/${'3f'.repeat(32)}.webp`;
const LINK = '/member/exports/file?link=eyJhbGciOiJIUzI1NiJ9';
const EXPORT_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e720';
const APPLICATION_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e721';
const AT = '2026-03-05T03:20:30.000Z';

const told = {
  top: 'M',
  bottom: '28',
  shoes: '37',
  colours: '米白、墨绿',
  drink: '龙井',
  interests: ['通勤', '真丝羊绒'],
  contact: 'wechat',
} as const;
const profile = {
  ...told,
  name: '王小姐',
  phoneMasked: '138****8000',
  avatar: AVATAR,
  birthday: { text: 'lunar:1990-08-15', words: '农历1990年八月十五 · 今年公历 9月25日' },
  birthdayLocked: false,
  interestsOffered: ['新款到店', '通勤', '真丝羊绒'],
  missing: 0,
} as const;
const asked = { id: EXPORT_ID, state: 'waiting', askedAt: AT, link: null, until: null } as const;
const made = { ...asked, state: 'ready', link: LINK, until: '2026-03-06T03:20:40.000Z' } as const;
const marketing = {
  purpose: 'marketing',
  version: '2026-11',
  title: '营销信息',
  text: '新品、活动和生日祝福发到您的消息和手机。不同意时，只收到与您的消费、积分、预约有关的通知。',
} as const;

export const profileExamples: Readonly<Record<string, Example>> = {
  profile: { answer: profile },
  saveProfile: { request: told, answer: profile },
  birthdayInWords: { answer: { words: profile.birthday.words } },
  setBirthday: { request: { birthday: 'lunar:1990-08-15' }, answer: profile },
  setAvatar: { answer: { avatar: AVATAR } },
  removeAvatar: { answer: { avatar: null } },
  privacy: {
    answer: {
      purposes: [{ ...marketing, givenAt: AT, withdrawnAt: null }],
      export: made,
      mayExport: false,
      exit: null,
    },
  },
  setPurpose: {
    request: { given: true, version: marketing.version },
    answer: { purpose: 'marketing', givenAt: AT },
  },
  askExport: { answer: asked },
  exit: { answer: { exit: null, regretDays: 15, points: 68, redemptions: 0, tierName: '普通' } },
  leave: { request: { confirm: '退会' }, answer: { exit: { through } } },
  stay: { answer: { exit: null } },
  application: {
    answer: {
      ways: {
        withReceipt: true,
        approvedBy: '店长',
        stores: [{ code: 'S1', name: '一店' }],
        paperVersion: '2026-11',
      },
      latest: null,
    },
  },
  apply: {
    request: {
      id: APPLICATION_ID,
      store: 'S1',
      name: '王小姐',
      receipt: { businessDay: '2026-03-02', number: '0042' },
      note: '',
      consentVersion: '2026-11',
    },
    answer: { id: APPLICATION_ID, state: 'open' },
  },
};

const mailbox = {
  offered: true,
  email: { masked: 'z***@example.com', confirmedAt: AT, isUnreachable: false },
} as const;

export const emailExamples: Readonly<Record<string, Example>> = {
  email: { answer: mailbox },
  sendEmailCode: { request: { email: 'zhixia@example.com' }, answer: { seconds: 600 } },
  confirmEmail: { request: { email: 'zhixia@example.com', code: '204861' }, answer: mailbox },
  removeEmail: { answer: { offered: true, email: null } },
};

export const adminProfileExamples: Readonly<Record<string, Example>> = {
  memberProfile: {
    answer: {
      ...told,
      birthdayMasked: '农历八月',
      email: { masked: 'z***@example.com', isUnreachable: false },
      birthdayChanges: 0,
      avatar: AVATAR,
      consents: [
        { purpose: 'marketing', title: marketing.title, version: marketing.version, givenAt: AT, withdrawnAt: null },
      ],
      exit: { askedAt: AT, through },
      erasedAt: null,
      mayEditBirthday: true,
    },
  },
  putBirthdayRight: {
    request: { birthday: 'solar:1990-10-03', reason: '本人到店核对身份证' },
    answer: { birthdayMasked: '10月' },
  },
};

export const sendCodeExample: Example = {
  request: { ticket: 'eyJhbGciOiJIUzI1NiJ9…', phone: '13800138000' },
  answer: { seconds: 300 },
};
