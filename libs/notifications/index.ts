// Notifications: the members' inbox and the words in it.
export {
  type Message,
  joinedMessage,
  lapsedMessage,
  purchaseMessage,
  redeemedMessage,
  refundMessage,
  upgradeMessage,
} from './messages';
export { NotificationsModule } from './notifications.module';
export { type Delivery, type InboxMessage, NotificationsService } from './notifications.service';
