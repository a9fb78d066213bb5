// Events: what is planned, for whom, who answered, who came, what they thought of it.
export {
  type Answer,
  type AnswerState,
  type Attendance,
  type Companion,
  type EventAudience,
  type EventPrice,
  type EventRepeat,
  type EventState,
  type EventTerms,
  type ShopEvent,
  holdsSeats,
  stands,
} from './event';
export { EventAnswersService, type Standing } from './answers.service';
export { type Guest, isFor, isPublic, obstacleTo } from './audience';
export { EventDoorService, type Scan } from './door.service';
export { HOW_IT_IS_DRAWN, type Winner, drawMoment, winnersOf } from './drawing';
export { EventDrawsService } from './draws.service';
export { type EventIssue, changeIssues, eventIssues, eventWarnings, isMoved } from './event-issues';
export { type EventCounts, EventListsService, type Looker } from './event-lists.service';
export {
  type EventPhoto,
  type EventPhotoWidth,
  EventPhotosService,
  eventPhotoFile,
  eventPhotoWidths,
} from './event-photos.service';
export { EventRatingsService, type GivenRating, type RatingPlace } from './event-ratings.service';
export { EventThanksService } from './event-thanks.service';
export {
  type Here,
  answerInWords,
  audienceInWords,
  minuteOfDay,
  momentInWords,
  priceInWords,
  seatsInWords,
  timeInWords,
  waitingInWords,
  whenInWords,
} from './event-words';
export { EventsModule } from './events.module';
export { EventsService } from './events.service';
export { type EventInvitation, EventInvitationsService } from './invitations.service';
export { type InviteOrder, InviteOrdersService } from './invite-orders.service';
export { type Rating, type RatingFigures, changeableUntil, isLow, mayRate, ratingFigures } from './rating-rules';
export { DRAFT_DAYS_BEFORE, nextOccurrence, repeatInWords, weekdayOf } from './recurring';
export { freeSeats, offeredUntil, promotions, seatsNow } from './seating';
export { type EventTemplate, suggestedDay, termsOf } from './templates/template';
export { eventTemplates } from './templates/templates';
