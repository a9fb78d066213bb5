// The model that the replay is compared with: it must itself come to the figures on the whole file.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { modelReplay, readLines } from '../support/replay-model';

const FILE = join(__dirname, '../../../shared/data/online-retail-2010.csv.gz');
const isHere = existsSync(FILE);
if (!isHere) console.warn(`skipped: ${FILE} is not on this machine`);

(isHere ? it : it.skip)('comes to the figures of the issue', async () => {
  const { members, refundsMatched, refundsUnmatched, skippedLines } = await modelReplay(readLines(FILE));
  const all = [...members.values()];
  const sum = (of: 'earned' | 'reversed' | 'balance' | 'owed') => all.reduce((total, each) => total + each[of], 0);
  const holding = (tier: string) => all.filter((each) => each.tier === tier).length;
  console.log(sum('owed'), all.filter(m=>m.owed>0).length);
  expect({
    members: all.length,
    byTier: { regular: holding('regular'), silver: holding('silver'), gold: holding('gold'), platinum: holding('platinum') },
    earned: sum('earned'),
    reversed: sum('reversed'),
    outstanding: sum('balance') - sum('owed'),
    refundsMatched,
    refundsUnmatched,
    skippedLines,
  }).toEqual({
    members: 4277,
    byTier: { regular: 4003, silver: 235, gold: 26, platinum: 13 },
    earned: 894_667,
    reversed: 23_985,
    outstanding: 870_682,
    refundsMatched: 7886,
    refundsUnmatched: 1508,
    skippedLines: 107_927,
  });
}, 120_000);
