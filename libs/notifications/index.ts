// Notifications: the members' inbox and the words in it.
export { benefitMissedMessage, benefitReadyMessage } from './benefit-messages';
export {
  type Message,
  type MessageKind,
  joinedMessage,
  lapsedMessage,
  purchaseMessage,
  redeemedMessage,
  refundMessage,
  upgradeMessage,
} from './messages';
export { applicationRefusedMessage, frozenMessage, invitedMessage, unfrozenMessage } from './membership-messages';
export { likesCountedMessage, lookClaimApprovedMessage, lookClaimRefusedMessage } from './like-messages';
export { adjustedMessage, claimRefusedMessage, expiringMessage } from './points-messages';
export { type Channel, type ReachFacts, decideWay, retryAt, sendAt, whyNotAnyMore } from './channels';
export { type EmailContent, emailCodeContent, emailOf } from './email-words';
export { type EmailOutcome, EmailSender } from './email-sender.service';
export { GrantsService } from './grants.service';
export { familyAcceptedMessage, familyEndedMessage, familyLeftMessage, familyUsedMessage } from './family-messages';
export { bookingCancelledByStore, bookingReminder, couponBackMessage, loanOverdueMessage } from './hand-over-messages';
export {
  birthdayCorrectedMessage,
  exportReadyMessage,
  leavingMessage,
  phoneCodeText,
  stayedMessage,
} from './profile-messages';
export { NotificationsModule } from './notifications.module';
export { tryingPreparedMessage } from './trying-messages';
export {
  droppedMessage,
  floorEndedMessage,
  floorEndingMessage,
  floorMessage,
  keptMessage,
  protectedMessage,
  protectionEndingMessage,
} from './tier-messages';
export { type Preference, type Preferences, PreferencesService, handOverPreferences } from './preferences.service';
export { type ClaimedSend, type MessageRef, SendsService, type Settlement } from './sends.service';
export { type AskPlace, noticeOf, shortMessage, templateData, templateOf, templatesAt } from './templates';
export {
  type Reach,
  type Topic,
  isFrequent,
  isMarketing,
  kindsOf,
  needsPerson,
  offerTopics,
  topicOf,
  topics,
} from './topics';
export { type Delivery, type InboxMessage, NotificationsService } from './notifications.service';
export { type SmsOutcome, SmsSender } from './sms-sender.service';
export { anniversaryMessage, birthdayMessage } from './birthday-messages';
export { eventThanksMessage } from './event-outcome-messages';
export {
  lookPublishedMessage,
  lookRefusedMessage,
  lookTakenDownMessage,
  photoOfferedMessage,
  publicNameTakenDownMessage,
} from './look-messages';
export {
  eventAnswerCancelledMessage,
  eventCancelledMessage,
  eventInvitedMessage,
  eventLapsedMessage,
  eventMovedMessage,
  eventOfferedMessage,
  eventReminderMessage,
} from './event-messages';
