// Who may redeem what, and when: each rule alone, and which is told first where several stand in the way.
import { businessDay } from '@guike/kernel';
import { presets } from '@guike/programme';
import { type Redeemer, type RewardRules, obstacleTo, returnShare, spendFor } from './redeeming';

const { tiers } = presets.boutique;
const today = businessDay('2026-03-02');
const reward: RewardRules = { state: 'on', stock: 5, taken: 0, perMember: null, minTier: null, windows: [] };
const silver: Redeemer = { state: 'active', tier: 'silver', mine: 0 };
const found = (terms: Partial<RewardRules>, who: Partial<Redeemer> = {}) =>
  obstacleTo({ ...reward, ...terms }, { ...silver, ...who }, today, tiers);
const march = { fromMonth: 3, fromDay: 1, toMonth: 3, toDay: 31 };
const august = { fromMonth: 8, fromDay: 1, toMonth: 8, toDay: 31 };

it('lets a member have what is on offer', () => {
  expect(found({})).toBeNull();
  expect(
    found({ stock: null, taken: 1_000, perMember: 2, minTier: 'silver', windows: [march, august] }, { mine: 1 }),
  ).toBeNull();
});

it.each([
  ['nobody who has not joined', {}, { state: 'known', tier: null }, 'MEMBERS_ONLY'],
  ['nobody who has left', {}, { state: 'exited', tier: null }, 'MEMBERS_ONLY'],
  ['no frozen card', {}, { state: 'frozen' }, 'ACCOUNT_FROZEN'],
  ['nothing that is switched off', { state: 'off' }, {}, 'REWARD_CLOSED'],
  ['nothing that is only drafted', { state: 'draft' }, {}, 'REWARD_CLOSED'],
  ['nothing outside its windows', { windows: [august] }, {}, 'REWARD_CLOSED'],
  ['nothing of which all are taken', { stock: 5, taken: 5 }, {}, 'REWARD_SOLD_OUT'],
  ['nothing of which there is none', { stock: 0 }, {}, 'REWARD_SOLD_OUT'],
  ['nothing of a higher tier', { minTier: 'gold' }, {}, 'REWARD_TIER'],
  ['nothing of a tier that is gone', { minTier: 'diamond' }, {}, 'REWARD_TIER'],
  ['nothing beyond the limit', { perMember: 2 }, { mine: 2 }, 'REWARD_LIMIT'],
] as const)('%s', (_what, terms, who, code) => {
  expect(found(terms, who)).toBe(code);
});

it('lets every tier above the least one in', () => {
  const may = tiers.filter(({ code }) => found({ minTier: 'gold' }, { tier: code }) === null);
  expect(may.map(({ code }) => code)).toEqual(['gold', 'platinum']);
});

it("gives back the part of the spend that the counter's table says", () => {
  const rules = { unitFen: 1_000, pointsPerUnit: 1 };
  const table = [
    [500, 300],
    [1_000, 800],
    [2_000, 1_800],
    [3_000, 3_000],
  ] as const;
  const costs = table.map(([points, yuan]) => 1 - returnShare({ points, valueFen: yuan * 100 }, rules));
  expect(costs.map((share) => Math.round(share * 100))).toEqual([94, 92, 91, 90]);
});

it('asks the spend of whole units', () => {
  expect(spendFor(500, { unitFen: 1_000, pointsPerUnit: 1 })).toBe(500_000);
  expect(spendFor(501, { unitFen: 1_000, pointsPerUnit: 2 })).toBe(251_000);
});
