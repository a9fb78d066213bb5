// A member learns of a higher tier: what it brings and which rule was met. Somebody welcomes them there; whoever
// brought them as a friend has brought a VIP.
import { Injectable } from '@nestjs/common';
import { NotificationsService, upgradeMessage } from '@guike/notifications';
import type { JobHandler } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { TiersService } from '@guike/tiers';
import { OnFriendNews } from '../referral/on-friend-news';
import { WelcomeTasks } from '../messages/welcome-tasks';

/** The page of the mini-program that tells where one stands. */
const TIERS = 'pages/tiers/index';

@Injectable()
export class OnTierUpgraded {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly programme: ProgrammeService,
    private readonly tiers: TiersService,
    private readonly welcome: WelcomeTasks,
    private readonly friends: OnFriendNews,
  ) {}

  readonly handle: JobHandler<'tier.upgraded'> = async (tx, { memberId, decisionId }) => {
    const decision = await this.tiers.decision(tx, memberId, decisionId);
    if (decision === null) throw new Error('the tier decision of an outbox row is not there');
    await this.friends.told(tx, memberId);
    const { body } = await this.programme.version(tx, decision.programmeVersion);
    const tier = body.tiers.find((each) => each.code === decision.toTier);
    if (!tier) throw new Error(`the programme has no tier ${decision.toTier}`);
    const because = decision.inputs.because?.conditions ?? [];
    const message = upgradeMessage({ tierName: tier.name, pick: tier.benefits.pick, because });
    await this.notifications.deliver(tx, { ...message, memberId, source: `tier/${decisionId}`, link: TIERS });
    const { fromTier: from, toTier: to } = decision;
    await this.welcome.ofRise(tx, memberId, decisionId, { body, from, to });
  };
}
