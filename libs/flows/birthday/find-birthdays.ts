// Each day, at the programme's hour, whose birthday comes up in so many days. Finding writes pieces of work, not people: it
// costs the birthdays, and what a worker missed is found later. Source: product.md, Birthdays; docs/adr/0018.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, addDays, daysBetween, instantOfLocal } from '@guike/kernel';
import { BirthdayYears, type Occasion } from '@guike/members';
import { Database, Outbox, news } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';

/** What is past is made up for within so many days; after that a greeting would only show that it was forgotten. */
const LATE_DAYS = 30;
/** Members of a piece: one transaction each. */
const PIECE = 500;

interface Looking {
  readonly occasion: Occasion;
  /** The last day to be found by now; null: the programme does not ask for it. */
  readonly through: BusinessDay | null;
}

@Injectable()
export class FindBirthdays {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly years: BirthdayYears,
    private readonly outbox: Outbox,
  ) {}

  /** Answers how many pieces of work were written. Safe to stop and to run twice, also at once. */
  async find(): Promise<number> {
    const { body, day: today, now } = await this.programmes.present(this.database.reading);
    let pieces = 0;
    for (const { occasion, through } of lookingsOf(body, today, now)) {
      const last = through ?? addDays(today, -1);
      const { days, first } = await this.years.found(this.database.reading, occasion, addDays(today, -LATE_DAYS), last);
      // Nobody is told of birthdays from before the shop began to look for them, or while it did not.
      if (through === null && first === null) continue;
      const from = first === null || first > today ? today : later(first, addDays(today, -LATE_DAYS));
      for (const day of stretch(from, last).filter((each) => !days.has(each)))
        pieces += await this.findDay(occasion, day, through !== null);
    }
    return pieces;
  }

  /** In one transaction with the mark that the day is done: whoever comes second finds it. */
  private async findDay(occasion: Occasion, day: BusinessDay, isWanted: boolean): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      if (!(await this.years.claimDay(tx, occasion, day)) || !isWanted) return 0;
      const spans = await this.years.spans(tx, occasion, day, PIECE);
      await this.outbox.addAll(
        tx,
        spans.map((span) => news('birthday.found', { v: 1, occasion, day, ...span })),
      );
      return spans.length;
    });
  }
}

function lookingsOf({ birthday, timeZone }: Programme, today: BusinessDay, now: Date): Looking[] {
  if (birthday === null)
    return [
      { occasion: 'birthday', through: null },
      { occasion: 'joining', through: null },
    ];
  const { hour, leadDays, anniversaries } = birthday;
  const begins = instantOfLocal(`${today} ${String(hour).padStart(2, '0')}:00:00`, timeZone);
  const latest = now >= begins ? today : addDays(today, -1);
  return [
    { occasion: 'birthday', through: addDays(latest, leadDays) },
    // How long somebody has been here is told on the day itself.
    { occasion: 'joining', through: anniversaries ? latest : null },
  ];
}

function stretch(from: BusinessDay, through: BusinessDay): BusinessDay[] {
  return Array.from({ length: Math.max(0, daysBetween(from, through) + 1) }, (_, index) => addDays(from, index));
}

const later = (one: BusinessDay, other: BusinessDay): BusinessDay => (one > other ? one : other);
