// What is to be done in the demo's stores: a few care tasks around today, one of them late, so that 今日维护 has an order.
import type { INestApplicationContext } from '@nestjs/common';
import { CareTasksService, type CareWish } from '@guike/care';
import { addDays } from '@guike/kernel';
import { Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { StoresService } from '@guike/stores';

type Wish = Pick<CareWish, 'kind' | 'title' | 'script' | 'owner'> & {
  readonly guide: string | null;
  /** From the day on which the demo is loaded. */
  readonly dueInDays: number;
};

const wishes: Readonly<Record<string, readonly Wish[]>> = {
  NJL: [
    {
      kind: 'campaign',
      title: '羊绒大衣到店，请来试',
      script: '她秋天问过驼色；M 码留了一件到周日',
      owner: 'guide',
      guide: 'guide.njl.1',
      dueInDays: -1,
    },
    {
      kind: 'birthday',
      title: '生日前电话问候',
      script: '下周生日，生日惊喜礼到店领取；问候在先，不谈推销',
      owner: 'guide',
      guide: 'guide.njl.1',
      dueInDays: 0,
    },
    {
      kind: 'protection',
      title: '保级期将到，告知还差多少',
      script: '照等级页的数字说，不催',
      owner: 'guide',
      guide: null,
      dueInDays: 2,
    },
    {
      kind: 'welcome',
      title: '送上店长亲笔信',
      script: '新的铂金会员',
      owner: 'manager',
      guide: null,
      dueInDays: 1,
    },
  ],
  XTD: [
    {
      kind: 'benefit',
      title: '改衣做好了，请来取',
      script: '西裤改短，周三起可取',
      owner: 'guide',
      guide: 'guide.xtd.1',
      dueInDays: 0,
    },
  ],
};

/** Opens what is not there yet, for members of each store. */
export async function openCare(context: INestApplicationContext): Promise<void> {
  const database = context.get(Database);
  const stores = context.get(StoresService);
  const { day } = await context.get(ProgrammeService).present(database.reading);
  for (const [code, tasks] of Object.entries(wishes)) {
    const store = await stores.storeByCode(database.reading, code);
    if (!store) continue;
    const members = await rows<{ id: string }>(
      database.reading,
      `SELECT id FROM member WHERE state = 'active' AND joined_store_id = $1 ORDER BY id LIMIT $2`,
      [store.id, tasks.length],
    );
    const opened: CareWish[] = [];
    for (const [nth, { id: memberId }] of members.entries()) {
      const wish = tasks[nth];
      if (wish === undefined) break;
      const { guide: login, dueInDays, ...what } = wish;
      const guide = login === null ? null : await stores.staffByLogin(database.reading, login);
      const whose = { storeId: store.id, guideId: guide?.id ?? null };
      opened.push({ ...what, ...whose, memberId, source: `demo/${nth}`, dueOn: addDays(day, dueInDays) });
    }
    await database.inTransaction((tx) => context.get(CareTasksService, { strict: false }).openAll(tx, opened));
  }
}
