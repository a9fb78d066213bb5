// Worked examples of an album and a look: photos of a fitting, shown to everybody, and one that the shop has to look at.
import type { Example } from './examples';

const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c02';
const PHOTO_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d01';
const OFFER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d02';
const LOOK_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9e01';
const STORE_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a10';
const seal = `until=1793491200&sign=${'4f'.repeat(32)}`;

const linked = (path: string, more = '') => ({
  width: 900,
  height: 1200,
  thumb: `${path}/300?${more}${seal}`,
  small: `${path}/600?${more}${seal}`,
  large: `${path}/1200?${more}${seal}`,
});
const inAlbum = (id: string) => linked(`/album/${MEMBER_ID}/photos/${id}`);

const photo = { id: PHOTO_ID, takenOn: '2026-11-20', storeName: '新天地店', lookId: LOOK_ID, ...inAlbum(PHOTO_ID) };
const items = [
  { name: '羊绒大衣', size: 'M' },
  { name: '真丝衬衫', size: 'S' },
];
const caption = '入冬第一件大衣';
const publishing = {
  version: '2026-11',
  title: '公开穿搭',
  text: '您选的照片、写的话、单品和尺码，以及您设置的头像，会给所有人看到，不写姓名，先经过审核。',
  given: true,
};

const pending = {
  id: LOOK_ID,
  state: 'pending',
  sentence: '审核中，一般半小时内有结果',
  hidden: false,
  caption,
  items,
  store: { code: 'XTD', name: '新天地店' },
  photos: [{ photoId: PHOTO_ID, ...inAlbum(PHOTO_ID) }],
  submittedAt: '2026-11-22T06:20:00.000Z',
  publishedAt: null,
  closesAt: null,
};
const published = {
  ...pending,
  state: 'published',
  sentence: '已发布，大家都能看到',
  publishedAt: '2026-11-22T06:21:10.000Z',
  closesAt: '2026-11-29T16:00:00.000Z',
};

const officeRow = {
  id: LOOK_ID,
  memberId: MEMBER_ID,
  nameMasked: '林**',
  phoneMasked: '138****8000',
  publicName: '晓晓',
  storeId: STORE_ID,
  storeName: '新天地店',
  state: 'pending',
  caption,
  items,
  photos: [{ nth: 1, suggest: 'review', ...linked(`/looks/${LOOK_ID}/photos/1`, 'for=check&') }],
  textSuggest: 'pass',
  waitsFor: 'picture',
  sentence: '等您审核：微信对图片有疑问',
  reports: 0,
  hidden: false,
  submittedAt: '2026-11-22T06:20:00.000Z',
  publishedAt: null,
  closesAt: null,
  endedAt: null,
  reason: '',
  decidedBy: null,
};

export const lookExamples: Readonly<Record<string, Example>> = {
  album: {
    answer: {
      consent: {
        version: '2026-11',
        title: '试衣留影',
        text: '店员可以把您试衣的照片存进只有您能看的相册，生日时做成回放。不同意时不拍照、不留存。',
        given: true,
      },
      waiting: [
        {
          id: OFFER_ID,
          takenOn: '2026-11-22',
          storeName: '新天地店',
          endsAt: '2026-11-23T06:00:00.000Z',
          ...inAlbum(OFFER_ID),
        },
      ],
      items: [photo],
      next: null,
    },
  },
  addPhoto: { answer: { ...photo, storeName: null, lookId: null } },
  removePhoto: { answer: { withdrawn: [LOOK_ID] } },
  answerOffer: { request: { agree: true, version: '2026-11' }, answer: { state: 'agreed' } },
  lookTerms: {
    answer: {
      consent: publishing,
      stores: [{ code: 'XTD', name: '新天地店' }],
      store: 'XTD',
      mostPhotos: 6,
      mostItems: 8,
      obstacle: null,
    },
  },
  publish: {
    request: { id: LOOK_ID, photos: [PHOTO_ID], caption, items, store: null, consentVersion: '2026-11' },
    answer: pending,
  },
  looks: { answer: { items: [published], next: null } },
  look: { answer: published },
  withdraw: {
    answer: { ...published, state: 'withdrawn', sentence: '已撤回，照片已从公开的地方删除' },
  },
  report: { request: { reason: 'rights', note: '照片里有我' }, answer: { reported: true } },
};

export const staffAlbumExamples: Readonly<Record<string, Example>> = {
  albumState: { answer: { consent: false, waiting: 1, today: 0, obstacle: null } },
  addPhoto: { answer: { state: 'waiting', endsAt: '2026-11-23T06:00:00.000Z' } },
};

export const adminLookExamples: Readonly<Record<string, Example>> = {
  looks: { answer: { items: [officeRow], next: null } },
  counts: { answer: { waiting: 1, reported: 0 } },
  look: { answer: { ...officeRow, reported: [] } },
  decide: {
    request: { action: 'refuse', reason: '照片里有别人' },
    answer: {
      ...officeRow,
      state: 'refused',
      photos: [],
      waitsFor: null,
      sentence: '未通过：照片里有别人',
      endedAt: '2026-11-22T07:00:00.000Z',
      reason: '照片里有别人',
      decidedBy: '周敏',
    },
  },
};

const called = { name: '晓晓', state: 'shown', sentence: '别人看到的是“晓晓”' };

export const publicNameExamples: Readonly<Record<string, Example>> = {
  publicName: { answer: called },
  keepPublicName: { request: { name: '晓晓' }, answer: called },
};

const nameRow = {
  ...{ memberId: MEMBER_ID, nameMasked: '林**', phoneMasked: '138****2001', name: '晓晓', state: 'shown', reason: '' },
  changedAt: '2026-11-22T06:00:00.000Z',
  decidedBy: null,
};

export const adminPublicNameExamples: Readonly<Record<string, Example>> = {
  publicNames: { answer: { items: [nameRow], next: null } },
  decidePublicName: {
    request: { action: 'take_down', name: '晓晓', reason: '像广告' },
    answer: { ...nameRow, state: 'taken_down', reason: '像广告', decidedBy: '新天地店 · 周敏' },
  },
};
