// A piece of a day's birthdays is celebrated in the transaction that closes its job; and somebody whose birthday becomes
// known within the days of notice is not left out. Source: product.md, Birthdays.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, MemberId } from '@guike/kernel';
import { BirthdayYears, nextBirthday } from '@guike/members';
import type { JobHandler, Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { Celebrate } from './celebrate';

@Injectable()
export class OnBirthday {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly years: BirthdayYears,
    private readonly celebration: Celebrate,
  ) {}

  readonly found: JobHandler<'birthday.found'> = async (tx, { occasion, day, from, through }) => {
    const present = await this.programmes.present(tx);
    await this.celebration.celebrate(tx, occasion, day as BusinessDay, { from, through }, present);
  };

  readonly told: JobHandler<'birthday.told'> = (tx, { memberId }) => this.celebrateIfFound(tx, memberId);

  /** Where the next birthday's day has been looked for already, nobody will look again. */
  async celebrateIfFound(tx: Tx, memberId: MemberId): Promise<void> {
    const birthday = await this.years.birthdayOf(tx, memberId);
    if (birthday === null) return;
    const present = await this.programmes.present(tx);
    const { day } = nextBirthday(birthday, present.day);
    if (!(await this.years.isFound(tx, 'birthday', day))) return;
    await this.celebration.celebrate(tx, 'birthday', day, { from: memberId, through: memberId }, present);
  }
}
