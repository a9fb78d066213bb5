// Nothing is promised for sharing anywhere, and no points word stands where one shares: every word of ours is read.
import { type Offence, offencesIn, ourSources, pictureFiles, sharingFiles } from '../support/copy-scan';
import { copySource } from '../support/copy-source';

/** Planted files, by path. */
const planted = (files: Readonly<Record<string, string>>): readonly Offence['rule'][] =>
  offencesIn(Object.entries(files).map(([file, source]) => copySource(file, source))).map(({ rule }) => rule);

const PHONE = 'apps/miniprogram/src/pages/planted';
const said = (sentence: string) => planted({ 'libs/planted/words.ts': `export const words = '${sentence}';` });
const button = `import { Button } from '@tarojs/components';
export const Send = () => <Button openType="share">发给朋友</Button>;`;

describe('the words that people read', () => {
  const sources = ourSources();

  it('promise nothing for sharing, and show no points word beside a share button', () => {
    expect(offencesIn(sources)).toEqual([]);
  });

  it('are all read: the pages that share, and the pictures that friends see', () => {
    expect(sharingFiles(sources)).toEqual(
      expect.arrayContaining([
        'apps/miniprogram/src/pages/replay/index.tsx',
        'apps/miniprogram/src/pages/replay/closing.tsx',
        'apps/miniprogram/src/pages/referrals/index.tsx',
        'apps/miniprogram/src/referrals/handing.tsx',
        'apps/miniprogram/src/looks/look-view.tsx',
        'apps/miniprogram/src/looks/use-sharing.ts',
        'apps/miniprogram/src/events/tell-friend.tsx',
      ]),
    );
    expect(pictureFiles(sources)).toEqual(
      expect.arrayContaining([
        'libs/flows/birthday/share-picture.ts',
        'libs/flows/looks-sharing/share-layout.ts',
        'libs/flows/referral/invitation-art.ts',
        'libs/flows/events/event-poster.ts',
      ]),
    );
    expect(sources.flatMap((source) => source.said).length).toBeGreaterThan(3_000);
  });
});

describe('the scan', () => {
  it.each([
    '分享得积分',
    '转发给好友，马上送 50 积分',
    '集赞 30 个领优惠券',
    '订阅消息有礼',
    '关注公众号即送红包',
    '发朋友圈可得 20 分',
    '邀请好友得积分',
    '邀请有礼',
    '好友助力解锁奖励',
    '积分奖励只要分享',
  ])('finds a reward for the act: %s', (sentence) => {
    expect(said(sentence)).toEqual(['reward-for-sharing']);
  });

  it.each([
    '微信不允许为转发送积分',
    '好友入会后消费，您也有积分',
    '分享给朋友',
    '邀请 90 天有效',
    '订阅消息：积分到账',
    '积分到账、等级变化和活动邀请，都会送到这里',
  ])('leaves alone: %s', (sentence) => {
    expect(said(sentence)).toEqual([]);
  });

  it('finds a points word in the file of a share button', () => {
    const withPoints = `${button}\nexport const Why = () => <Text>已有 {n} 积分</Text>;`;
    expect(planted({ [`${PHONE}/send.tsx`]: withPoints })).toEqual(['points-beside-sharing']);
    expect(planted({ [`${PHONE}/send.tsx`]: button })).toEqual([]);
  });

  it('finds one in the title of what is shared', () => {
    const page = "useShareAppMessage(() => ({ title: `来领 ${n} 分`, path: '/pages/home/index' }));";
    expect(planted({ [`${PHONE}/index.tsx`]: page })).toEqual(['points-beside-sharing']);
    const server = "export const answer = { share: { title: '一起来，都有奖' }, title: '本月积分' };";
    expect(planted({ 'libs/flows/planted/page.ts': server })).toEqual(['points-beside-sharing']);
  });

  it('finds one in the part beside it, in another file, and not in another section', () => {
    const points = "export const Sum = () => <Text>{'已得 30 积分'}</Text>;";
    const page = (inner: string) => `import { Send } from './send';\nimport { Sum } from './sum';
export default () => <Page>${inner}</Page>;`;
    const files = (inner: string) => ({
      [`${PHONE}/send.tsx`]: button,
      [`${PHONE}/sum.tsx`]: points,
      [`${PHONE}/index.tsx`]: page(inner),
    });
    expect(planted(files('<Card><Send /><Sum /></Card>'))).toEqual(['points-beside-sharing']);
    expect(planted(files('<Card><Send /></Card><Card><Sum /></Card>'))).toEqual([]);
    expect(planted(files('<Section><Send /><Text>满 3 位送礼</Text></Section>'))).toEqual(['points-beside-sharing']);
  });

  it('finds one on a picture that the server makes', () => {
    const poster = "export const words = ['扫一扫', '入会即送 100 分'];";
    expect(planted({ 'libs/flows/planted/invite-poster.ts': poster })).toEqual(['points-beside-sharing']);
  });
});
