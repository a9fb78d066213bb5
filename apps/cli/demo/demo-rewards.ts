// The rewards of the demo: a boutique's small things at the tender's worth, 10 points for each ¥1 that they cost.
import type { INestApplicationContext } from '@nestjs/common';
import { KeepRewards } from '@guike/flows';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type RewardTerms, RewardsService } from '@guike/rewards';
import { StoresService } from '@guike/stores';
import { demoPicture, drawingFile } from './demo-picture';

/** Source: programmes.md, boutique. */
const POINTS_PER_YUAN = 10;
/** Who put them on offer. */
const OFFERED_BY = 'headoffice';

interface DemoReward extends Pick<RewardTerms, 'name' | 'description'> {
  readonly id: string;
  /** Its drawing in the mini-program, which is drawn for the demo's folder too. */
  readonly picture: string;
  /** What it costs in the store. */
  readonly yuan: number;
  readonly stock?: number;
  readonly perMember?: number;
  readonly minTier?: string;
}

export const demoRewards: readonly DemoReward[] = [
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7d01',
    name: '羊绒披肩',
    description: '内蒙古山羊绒，200 × 70 厘米。驼色、酒红、米白三色，到店挑选。',
    picture: 'drawn/shawl',
    yuan: 680,
    stock: 12,
    minTier: 'gold',
  },
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7d02',
    name: '羊皮卡包',
    description: '头层羊皮，四个卡位。可在店内压印姓氏，约 20 分钟。',
    picture: 'drawn/cardholder',
    yuan: 268,
    stock: 20,
    perMember: 1,
  },
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7d03',
    name: '真丝小方巾',
    description: '桑蚕丝，53 × 53 厘米，手工卷边。',
    picture: 'drawn/scarf',
    yuan: 168,
    stock: 40,
  },
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7d04',
    name: '白茶香薰蜡烛',
    description: '大豆蜡，160 克，可燃约 40 小时。店里点的就是这一款。',
    picture: 'drawn/candle',
    yuan: 158,
    stock: 4,
  },
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7d05',
    name: '长柄晴雨伞',
    description: '榉木弯柄，八骨，晴雨两用。',
    picture: 'drawn/umbrella',
    yuan: 128,
    stock: 30,
  },
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7d06',
    name: '真丝眼罩',
    description: '两面真丝，绑带可调，附收纳袋。',
    picture: 'drawn/eyemask',
    yuan: 88,
    perMember: 2,
  },
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7d07',
    name: '帆布手提袋',
    description: '加厚帆布，装得下一件大衣。',
    picture: 'drawn/tote',
    yuan: 58,
  },
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7d08',
    name: '木衣架三只',
    description: '榉木宽肩，适合大衣和西装。',
    picture: 'drawn/hangers',
    yuan: 38,
  },
  {
    id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7d09',
    name: '桂花乌龙',
    description: '50 克罐装，试衣间里泡的那一款。',
    picture: 'drawn/tea',
    yuan: 28,
  },
];

/** Puts on offer what is not on offer yet. What the office has changed or taken off since stays as it is. */
export async function offerRewards(context: INestApplicationContext, folder: string): Promise<void> {
  const tx = context.get(Database).reading;
  const by = await context.get(StoresService).staffByLogin(tx, OFFERED_BY);
  if (!by) throw new Error(`there is no ${OFFERED_BY}`);
  const keeping = context.get(KeepRewards);
  const { tiers } = (await context.get(ProgrammeService).present(tx)).body;
  for (const { id, yuan, stock, perMember, minTier, picture, ...shown } of demoRewards) {
    const known = await context.get(RewardsService).find(tx, id);
    if (known && (known.state !== 'draft' || known.version > 1)) continue;
    // A shop that has published a programme of its own may have other tiers.
    const tier = tiers.find(({ code }) => code === minTier)?.code ?? null;
    const terms = {
      ...shown,
      points: yuan * POINTS_PER_YUAN,
      valueFen: yuan * 100,
      picture: await demoPicture(context, drawingFile(folder, picture), by.id),
      stock: stock ?? null,
      perMember: perMember ?? null,
      minTier: tier,
      windows: [],
    };
    const { version } = known ?? (await keeping.create({ id, ...terms }, by.id));
    await keeping.switch(id, { version, state: 'on' }, by.id);
  }
}
