// Notifications: the members' inbox and the words in it.
export { benefitMissedMessage, benefitReadyMessage } from './benefit-messages';
export {
  type Message,
  type MessageKind,
  joinedMessage,
  lapsedMessage,
  messageKinds,
  purchaseMessage,
  redeemedMessage,
  refundMessage,
  upgradeMessage,
} from './messages';
export { applicationRefusedMessage, frozenMessage, invitedMessage, unfrozenMessage } from './membership-messages';
export { adjustedMessage, claimRefusedMessage, expiringMessage } from './points-messages';
export {
  type Channel,
  type MessageRules,
  type ReachFacts,
  type SkipReason,
  type Way,
  channels,
  decideWay,
  retryAt,
  sendAt,
  skipReasons,
  whyNotAnyMore,
} from './channels';
export { type GrantAnswer, GrantsService, grantAnswers } from './grants.service';
export { bookingCancelledByStore, bookingReminder, couponBackMessage, loanOverdueMessage } from './hand-over-messages';
export {
  birthdayCorrectedMessage,
  exportReadyMessage,
  leavingMessage,
  phoneCodeText,
  stayedMessage,
} from './profile-messages';
export { NotificationsModule } from './notifications.module';
export {
  droppedMessage,
  floorEndedMessage,
  floorEndingMessage,
  floorMessage,
  keptMessage,
  protectedMessage,
  protectionEndingMessage,
} from './tier-messages';
export { type Preference, type Preferences, PreferencesService } from './preferences.service';
export {
  type ClaimedSend,
  type MessageRef,
  type SendState,
  SendsService,
  type Settlement,
  sendStates,
} from './sends.service';
export { type AskPlace, type Templates, askPlaces, templateData, templateOf, templatesAt } from './templates';
export { type Reach, type Topic, isMarketing, kindsOf, needsPerson, reaches, topicOf, topics } from './topics';
export { type Delivery, type InboxMessage, NotificationsService } from './notifications.service';
export { type Sms, type SmsOutcome, SmsSender } from './sms-sender.service';
export { type ComingBirthday, anniversaryMessage, birthdayMessage } from './birthday-messages';
