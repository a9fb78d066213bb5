// What the clock does to speak to members: birthdays are found, campaigns begin.
import { Injectable } from '@nestjs/common';
import { FindBirthdays, StartCampaigns } from '@guike/flows';

@Injectable()
export class GreetingSchedules {
  constructor(
    private readonly birthdays: FindBirthdays,
    private readonly campaigns: StartCampaigns,
  ) {}

  async findBirthdays(): Promise<void> {
    await this.birthdays.find();
  }

  async startCampaigns(): Promise<void> {
    await this.campaigns.startDue();
  }
}
