// What the clock does about messages: what waited is sent, members are told ahead, what nobody did goes up a level.
import { Injectable } from '@nestjs/common';
import { RaiseCareTasks, SendMessages, TellExpiring } from '@guike/flows';

/** Shorter than the minute after which it begins again. */
const SENDING_MS = 50_000;

@Injectable()
export class MessageSchedules {
  constructor(
    private readonly sending: SendMessages,
    private readonly expiring: TellExpiring,
    private readonly care: RaiseCareTasks,
  ) {}

  async sendDue(): Promise<void> {
    await this.sending.sendDue(AbortSignal.timeout(SENDING_MS));
  }

  async tellExpiring(): Promise<void> {
    await this.expiring.tell();
  }

  async raiseCare(): Promise<void> {
    await this.care.raise();
  }
}
