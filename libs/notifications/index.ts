// Notifications: the members' inbox and the words in it.
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
export { type Delivery, type InboxMessage, NotificationsService } from './notifications.service';
