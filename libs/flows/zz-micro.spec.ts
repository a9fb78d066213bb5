import { presets } from '@guike/programme';
import { decideReview, factsOf, noFacts, decideTier } from '@guike/tiers';
import { askedBy, moveOf, withoutProtection } from './preview-tiers';
it('micro', () => {
  const p = withoutProtection(presets.boutique);
  const asked = askedBy([p, p]);
  const row = { member_id: 'x', tier: 'regular', lifts: [], years: null, lifetime_net_fen: 400000, visit_0_top_up_fen: 300000, visit_0_net_fen: null, visit_1_top_up_fen: null, visit_2_top_up_fen: null, earned_tier: null, floor_tier: null, paused_until: null, joined_on: '2024-01-01' } as never;
  const time = (name: string, f: () => unknown) => {
    for (let i = 0; i < 3000; i++) f();
    const c = process.cpuUsage(); for (let i = 0; i < 20000; i++) f();
    console.log(name, process.cpuUsage(c).user / 20000, 'us');
  };
  const held = { earned: 'regular', protection: null, pausedUntil: null, lifts: [] };
  time('decideTier', () => decideTier(p, { tier: 'regular', earnedTier: null, floorTier: null, lifts: [], isProtected: false }, noFacts));
  time('decideReview', () => decideReview(p, 'quarterly', held, noFacts, '2026-03-02' as never));
  time('factsOf', () => factsOf(row, '2026-03-02' as never));
  time('moveOf', () => moveOf({ tried: p, current: p }, row, asked, '2026-03-02' as never));
});
