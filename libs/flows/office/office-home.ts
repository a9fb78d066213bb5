// The office's first page: what waits, four figures with last month beside them, and whether anything is wrong.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import type { BusinessDay, Clock, StoreId } from '@guike/kernel';
import { CLOCK, Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { ofStore as brought, referralTables } from '../referral/referral-rows';
import {
  monthsOf,
  newMembersFigure,
  pointsGivenFigure,
  pointsOutstandingFigure,
  salesFigure,
} from './office-home-figures';
import { type OfficeReader, membersOfStore } from './office-reader';

type Home = AnswerOf<(typeof adminDeskEndpoints)['home']>;
export type OfficeFigures = Home['figures'];

const LATE_MS = 5 * 60_000;
/** Sent so often, over half an hour, a job will hardly mend itself; see the relay's pauses. */
const HOPELESS_ATTEMPTS = 6;
/** An import that lies further back is history. */
const RECENT_IMPORTS_MS = 30 * 86_400_000;

const wrongInWords = {
  messages_late: (count: number) => `${count} 条消息晚了 5 分钟以上，请检查后台程序是否在运行`,
  jobs_failed: (count: number) => `${count} 项后台任务多次没有完成，请检查失败原因`,
} as const;

@Injectable()
export class OfficeHome {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Today's business day. Error: PROGRAMME_MISSING. */
  async today(): Promise<BusinessDay> {
    return (await this.programmes.present(this.database.reading)).day;
  }

  /** One after the other: a first page is no reason to take four connections. Null: the whole brand. */
  async figures(storeId: StoreId | null): Promise<OfficeFigures> {
    const [tx, months] = [this.database.reading, monthsOf(await this.today())];
    return [
      { key: 'sales', unit: 'fen', ...(await salesFigure(tx, months, storeId)) },
      { key: 'new_members', unit: 'people', ...(await newMembersFigure(tx, months, storeId)) },
      { key: 'points_given', unit: 'points', ...(await pointsGivenFigure(tx, months, storeId)) },
      { key: 'points_outstanding', unit: 'points', ...(await pointsOutstandingFigure(tx, months, storeId)) },
    ];
  }

  /** What waits for somebody of this store, or of the brand. Imports with refused lines are told of for thirty days. */
  async waiting(storeId: StoreId | null): Promise<Home['waiting']> {
    const now = this.clock.now();
    const ofStore = '($1::uuid IS NULL OR store_id = $1)';
    const found = await rows<Home['waiting'][number]>(
      this.database.reading,
      `SELECT 'parked_refunds' AS kind, count(*) AS count FROM parked_refund WHERE applied_at IS NULL AND ${ofStore}
       UNION ALL SELECT 'unmatched_refunds', count(*) FROM refund WHERE NOT matched AND ${ofStore}
       UNION ALL SELECT 'adjustments_waiting', count(*) FROM point_adjustment WHERE state = 'waiting' AND ${ofStore}
       UNION ALL SELECT 'claims_open', count(*) FROM purchase_claim WHERE state = 'open' AND ${ofStore}
       UNION ALL SELECT 'tier_overrides_asked', count(*) FROM tier_override o WHERE state = 'asked'
         AND ($1::uuid IS NULL OR o.member_id IN (${membersOfStore('$1')}))
       UNION ALL SELECT 'looks_waiting', count(*) FROM look
         WHERE state = 'pending' AND waits_for IS NOT NULL AND ${ofStore}
       UNION ALL SELECT 'looks_reported', count(*) FROM look
         WHERE state = 'published' AND open_reports > 0 AND ${ofStore}
       UNION ALL SELECT 'look_claims_open', count(*) FROM look_claim WHERE state IN ('waiting', 'second') AND ${ofStore}
       UNION ALL SELECT 'applications_open', count(*) FROM membership_application WHERE state = 'open' AND ${ofStore}
       UNION ALL SELECT 'referrals_held', count(*) FROM ${referralTables} WHERE r.state = 'held' AND ${brought('$1')}
       UNION ALL SELECT 'events_drafted', count(*) FROM event
         WHERE state = 'draft' AND series_id IS NOT NULL AND starts_at > $3 AND ${ofStore}
       UNION ALL SELECT 'imports_running', count(*) FROM import_batch WHERE state <> 'applied' AND ${ofStore}
       UNION ALL SELECT 'imports_with_rejections', count(*) FROM import_batch b
         WHERE state = 'applied' AND created_at >= $2 AND ${ofStore}
           AND (EXISTS (SELECT FROM import_rejection r WHERE r.batch_id = b.id)
             OR EXISTS (SELECT FROM import_refusal r WHERE r.batch_id = b.id))`,
      [storeId, new Date(now.getTime() - RECENT_IMPORTS_MS), now],
    );
    return found.filter(({ count }) => count > 0);
  }

  /** What is wrong with the system, for those who answer for the whole of it: head office and auditors. */
  async wrong({ role }: Pick<OfficeReader, 'role'>): Promise<Home['wrong']> {
    if (role !== 'head_office' && role !== 'auditor') return [];
    // A row that was sent once is under way; sent again and still there, it is late, however it was timed.
    const [found] = await rows<{ late: number; failed: number }>(
      this.database.reading,
      `SELECT count(*) FILTER (WHERE (attempts = 0 AND due_at <= $1)
           OR (attempts BETWEEN 2 AND $2 - 1 AND created_at <= $1)) AS late,
         count(*) FILTER (WHERE attempts >= $2) AS failed
       FROM outbox`,
      [new Date(this.clock.now().getTime() - LATE_MS), HOPELESS_ATTEMPTS],
    );
    const counts = [
      ['messages_late', found?.late ?? 0],
      ['jobs_failed', found?.failed ?? 0],
    ] as const;
    return counts
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => ({ kind, count, sentence: wrongInWords[kind](count) }));
  }
}
