// The flows of events: planned in the office, answered by members, attended at the door.
import { AnswerEvent } from './answer-event';
import { AnswerFrame } from './answering';
import { CallOffEvent } from './call-off-event';
import { DoorEvents } from './door-events';
import { DoorScans } from './door-scans';
import { DrawByClock } from './draw-by-clock';
import { DrawPrizes } from './draw-prizes';
import { Drawing } from './drawing';
import { EndAnswer } from './end-answer';
import { EndEvents } from './end-events';
import { EventBell } from './event-bell';
import { EventDoor } from './event-door';
import { EventFiles } from './event-files';
import { EventGuests } from './event-guest';
import { EventInvitees } from './event-invitees';
import { EventLinks } from './event-links';
import { EventMoves } from './event-moves';
import { EventNews } from './event-news';
import { EventOfficeLists } from './event-office-lists';
import { EventPages } from './event-pages';
import { EventPosters } from './event-posters';
import { EventPayments } from './event-payments';
import { EventTermsOf } from './event-terms-of';
import { InviteInPieces } from './invite-in-pieces';
import { InviteToEvent } from './invite-to-event';
import { Inviting } from './inviting';
import { KeepEvents } from './keep-events';
import { MyEvents } from './my-events';
import { OfficeEvents } from './office-events';
import { OnEvent } from './on-event';
import { OnEventOpened } from './on-event-opened';
import { PlanEvents } from './plan-events';
import { PublicEvents } from './public-events';
import { RemindEvents } from './remind-events';
import { SeatOffers } from './seat-offers';
import { WalkIn } from './walk-in';
import { WithdrawAnswer } from './withdraw-answer';
import { WithdrawalTold } from './withdrawal-told';

/** What apps and jobs call. */
export const eventFlows = [
  PublicEvents,
  MyEvents,
  AnswerEvent,
  EventFiles,
  EventPosters,
  KeepEvents,
  OfficeEvents,
  PlanEvents,
  EventOfficeLists,
  InviteToEvent,
  EventInvitees,
  DrawPrizes,
  DrawByClock,
  DoorEvents,
  EventDoor,
  WalkIn,
  WithdrawAnswer,
  SeatOffers,
  EndEvents,
  RemindEvents,
  OnEvent,
  OnEventOpened,
  InviteInPieces,
  CallOffEvent,
];

/** What only flows call. */
export const eventParts = [
  AnswerFrame,
  DoorScans,
  Drawing,
  EndAnswer,
  EventBell,
  EventGuests,
  EventLinks,
  EventMoves,
  EventNews,
  EventPages,
  EventPayments,
  EventTermsOf,
  Inviting,
  WithdrawalTold,
];
