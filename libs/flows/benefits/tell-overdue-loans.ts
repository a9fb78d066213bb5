// What was lent and is not back: its member is told once, and the store has a task. By the clock; safe to run twice.
import { Injectable } from '@nestjs/common';
import { LoansService } from '@guike/benefits';
import { CareTasksService } from '@guike/care';
import { addDays } from '@guike/kernel';
import { NotificationsService, loanOverdueMessage } from '@guike/notifications';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';

const PAGE = 100;
/** Within so many days somebody of the store asks after it. */
const ASK_DAYS = 3;

@Injectable()
export class TellOverdueLoans {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly loans: LoansService,
    private readonly notifications: NotificationsService,
    private readonly care: CareTasksService,
  ) {}

  /** Answers how many were told. */
  async tell(signal?: AbortSignal): Promise<number> {
    let told = 0;
    for (;;) {
      const page = await this.page();
      told += page;
      if (page < PAGE || signal?.aborted) return told;
    }
  }

  private async page(): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const { day: today } = await this.programmes.present(tx);
      const due = await this.loans.toTell(tx, today, PAGE);
      for (const { memberId, id, name, storeName, storeId, item, dueOn } of due) {
        const source = `loan/${id}/overdue`;
        await this.notifications.deliver(tx, {
          ...loanOverdueMessage({ name, storeName, dueOn, today }),
          memberId,
          source,
        });
        await this.care.open(tx, {
          ...{ memberId, source, storeId },
          kind: 'benefit',
          title: `请会员归还${item}`,
          script: '下次来店时顺便带来就好，不着急用可以先放着。',
          owner: 'guide',
          guideId: null,
          dueOn: addDays(today, ASK_DAYS),
        });
      }
      await this.loans.told(tx, due);
      return due.length;
    });
  }
}
