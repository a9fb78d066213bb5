// Worked examples of looks as everybody sees them, of likes, and of claims by screenshot.
import type { Example } from './examples';

const LOOK_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9e01';
const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c02';
const CLAIM_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9e51';

const link = (width: number): string => `/looks/${LOOK_ID}/photos/1/${width}?for=all&until=1772700000&sign=5f…`;
const picture = { width: 900, height: 1200, thumb: link(300), small: link(600), large: link(1200) };
const owner = { name: '会员', avatar: null };
const liking = { likes: 12, liked: true };
const store = { code: 'S1', name: '一店' };

const counting = {
  id: LOOK_ID,
  state: 'published',
  publishedAt: '2026-03-03T02:00:00.000Z',
  closesOn: '2026-03-10',
  open: false,
  likes: 15,
  counted: 12,
  notCounted: 3,
  why: [
    { reason: 'staff', likes: 1, words: '店员 1 个' },
    { reason: 'young', likes: 2, words: '新注册账号 2 个' },
  ],
  points: 12,
  shownBefore: 0,
  sentence: '12 个赞计入，3 个没有计入：店员、新注册账号。已记 12 分',
};

export const feedExamples: Readonly<Record<string, Example>> = {
  feed: {
    answer: {
      ...{ store: null, stores: [], next: null },
      items: [
        { id: LOOK_ID, caption: '雾蓝的一天', picture, pictures: 3, owner, publishedOn: '2026-03-03', ...liking },
      ],
    },
  },
  look: {
    answer: {
      ...{
        id: LOOK_ID,
        caption: '雾蓝的一天',
        pictures: [picture],
        owner,
        store,
        publishedOn: '2026-03-03',
        mine: false,
      },
      items: [{ name: '羊绒大衣', size: 'M' }],
      ...liking,
    },
  },
  like: { answer: liking },
  unlike: { answer: { likes: 11, liked: false } },
  countings: {
    answer: { mode: 'per_like', rule: '一个赞 1 分，单套最多 50 分，每月最多 200 分', items: [counting], next: null },
  },
  counting: { answer: counting },
};

const claim = {
  id: CLAIM_ID,
  lookId: LOOK_ID,
  activity: null,
  title: '「雾蓝的一天」',
  storeName: '一店',
  likes: 18,
  state: 'waiting',
  points: null,
  filedAt: '2026-03-05T03:20:00.000Z',
  sentence: '等门店核对',
};

export const lookClaimExamples: Readonly<Record<string, Example>> = {
  claims: {
    answer: {
      rules: { left: 7, most: 50, sentence: '门店核对后，一个赞 1 分，一条最多 50 分，每月最多 200 分' },
      closed: null,
      looks: [{ id: LOOK_ID, caption: '雾蓝的一天', picture: link(300) }],
      stores: [store],
      claims: [claim],
      next: null,
    },
  },
  file: { answer: claim },
};

export const adminLookClaimExamples: Readonly<Record<string, Example>> = {
  lookClaims: {
    answer: {
      secondAbove: 50,
      items: [
        {
          ...{ memberId: MEMBER_ID, nameMasked: '林**', phoneMasked: '138****8000', id: CLAIM_ID, lookId: LOOK_ID },
          ...{ activity: null, title: '「雾蓝的一天」', storeName: '一店', claimedLikes: 18, likes: null, points: 18 },
          ...{ state: 'waiting', filedAt: '2026-03-05T03:20:00.000Z', hasPicture: true, similar: [] },
          ...{ decidedBy: null, decidedAt: null, refusal: null, mayDecide: true },
        },
      ],
      next: null,
    },
  },
  decideLookClaim: {
    request: { approve: true, likes: 16 },
    answer: { id: CLAIM_ID, state: 'approved', points: 16 },
  },
};
