// What goes out to members: channels, grants, outcomes, and the tasks that people do instead. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { CareDesk } from './care-desk';
import { CareList } from './care-list';
import { CarryMessage } from './carry-message';
import { MessageDesk } from './message-desk';
import { MessageGrants } from './message-grants';
import { MessageAddresses } from './message-addresses';
import { MessageReaches } from './message-reach';
import { MessageSettings } from './message-settings';
import { PlanMessage } from './plan-message';
import { RaiseCareTasks } from './raise-care-tasks';
import { SendLedger } from './send-ledger';
import { SendMessages } from './send-messages';
import { SubscriptionEvents } from './subscription-events';
import { UnsubscribeEmail } from './unsubscribe-email';
import { UnsubscribeLinks } from './unsubscribe-links';
import { WelcomeTasks } from './welcome-tasks';

/** What apps and jobs call. */
export const messageFlows: Provider[] = [
  SendMessages,
  RaiseCareTasks,
  MessageSettings,
  MessageGrants,
  MessageDesk,
  CareDesk,
  CareList,
  WelcomeTasks,
  UnsubscribeEmail,
];

/** What only flows call. */
export const messageParts: Provider[] = [
  CarryMessage,
  MessageAddresses,
  MessageReaches,
  PlanMessage,
  SendLedger,
  SubscriptionEvents,
  UnsubscribeLinks,
];
