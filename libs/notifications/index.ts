// Notifications: the members' inbox and the words in it.
export {
  type Message,
  type MetCondition,
  joinedMessage,
  purchaseMessage,
  refundMessage,
  upgradeMessage,
} from './messages';
export { NotificationsModule } from './notifications.module';
export { type Delivery, NotificationsService } from './notifications.service';
