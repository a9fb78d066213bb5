// Points that people give themselves: made-up towns with honest and dishonest people go through the real rules. At least 95 in
// a hundred of the dishonest are stopped, and at most one in a hundred of the honest.
import { JobHandlersModule } from '@guike/flows';
import { dishonestFriends, referralsOf } from '../support/fraud-friends';
import { dishonestKinds, townOf } from '../support/fraud-graphs';
import { bringFriends, likeLooks } from '../support/fraud-shop';
import { Referring } from '../support/referrals';
import { type Shop, openShop } from '../support/shop';
import { type WechatSandbox, openSandbox } from '../support/wechat';
import { inWords, judgeReferrals, judgeTown, shareOf } from '../support/fraud-verdicts';

const SEEDS = [11, 22, 33];
/** As the boutique has them. */
const rules = { youngestAccountDays: 7, ringPercent: 50 };

const say = (line: string): void => void process.stdout.write(`fraud: ${line}\n`);

describe.each(SEEDS)('likes in the town of seed %i', (seed) => {
  const town = townOf(seed);
  const tallies = judgeTown(town, rules);

  it('are stopped where they are bought, and left alone where they are given', () => {
    const [caught, wronged] = [shareOf(tallies, dishonestKinds), shareOf(tallies, ['honest'])];
    say(`seed ${seed}, likes: ${inWords(tallies)}; stopped ${caught.toFixed(4)}, honest ${wronged.toFixed(4)}`);
    expect(tallies.get('honest')?.all).toBeGreaterThan(5_000);
    expect(caught).toBeGreaterThanOrEqual(0.95);
    expect(wronged).toBeLessThanOrEqual(0.01);
    for (const kind of dishonestKinds) expect([kind, shareOf(tallies, [kind]) > 0.5]).toEqual([kind, true]);
  });
});

it('would not pass without the rules', () => {
  const lax = judgeTown(townOf(11), { youngestAccountDays: 0, ringPercent: 100 });
  expect(shareOf(lax, dishonestKinds)).toBeLessThan(0.5);
  const blind = referralsOf(11).map(({ kind, facts }) => {
    return { kind, facts: { ...facts, fromAddress: 0, fromDevice: 0, sameDevice: false, riskRank: null } };
  });
  expect(shareOf(judgeReferrals(blind), dishonestFriends)).toBeLessThan(0.8);
});

describe.each(SEEDS)('friends of seed %i', (seed) => {
  it('are held or refused where nobody was brought, and accepted where somebody was', () => {
    const tallies = judgeReferrals(referralsOf(seed));
    const [caught, wronged] = [shareOf(tallies, dishonestFriends), shareOf(tallies, ['honest', 'by_staff'])];
    say(`seed ${seed}, friends: ${inWords(tallies)}; stopped ${caught.toFixed(4)}, honest ${wronged.toFixed(4)}`);
    expect(tallies.get('honest')?.all).toBeGreaterThan(1_000);
    expect(caught).toBeGreaterThanOrEqual(0.95);
    expect(wronged).toBeLessThanOrEqual(0.01);
  });
});

describe('a small shop', () => {
  let wechat: WechatSandbox;
  let shop: Shop;
  let referring: Referring;
  beforeAll(async () => {
    wechat = await openSandbox();
    shop = await openShop({ config: wechat.config, modules: [JobHandlersModule] });
    shop.clock.set('2026-03-03T10:00:00+08:00');
    referring = new Referring(shop, wechat.config.wechatApp.id);
  }, 60_000);
  afterAll(async () => {
    await shop?.close();
    await wechat?.close();
  });

  it('stops by its flows whom the rules are to stop, and nobody else', async () => {
    const outcomes = await bringFriends(referring);
    const honest = outcomes.filter(({ kind }) => kind === 'honest');
    const dishonest = outcomes.filter(({ kind }) => kind !== 'honest');
    const through = dishonest.filter(({ stopped }) => !stopped);
    say(`shop: ${dishonest.length} dishonest, through: ${through.map(({ kind }) => kind).join(', ') || 'nobody'}`);
    expect(honest.filter(({ stopped }) => stopped)).toEqual([]);
    expect(through.length / dishonest.length).toBeLessThanOrEqual(0.05);
  });

  it('counts by its flows the likes that were given, and none that were bought or swapped', async () => {
    const looks = await likeLooks(shop, referring);
    expect(looks.filter(({ kind }) => kind === 'honest')).toEqual([{ kind: 'honest', counted: 10 }]);
    expect(looks.filter(({ kind }) => kind === 'farm')).toEqual([{ kind: 'farm', counted: 0 }]);
    expect(looks.filter(({ kind }) => kind === 'ring').map(({ counted }) => counted)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
