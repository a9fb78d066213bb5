// Wires the events, and what follows them.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventAnswersService } from './answers.service';
import { EventDoorService } from './door.service';
import { EventDrawsService } from './draws.service';
import { EventListsService } from './event-lists.service';
import { eventOutcomesEntities } from './event-outcomes.entities';
import { EventPhotosService } from './event-photos.service';
import { EventRatingsService } from './event-ratings.service';
import { EventThanksService } from './event-thanks.service';
import { eventsEntities } from './events.entities';
import { EventsService } from './events.service';
import { EventInvitationsService } from './invitations.service';
import { InviteOrdersService } from './invite-orders.service';

const services = [
  EventsService,
  EventListsService,
  EventInvitationsService,
  InviteOrdersService,
  EventAnswersService,
  EventDoorService,
  EventDrawsService,
  EventThanksService,
  EventRatingsService,
  EventPhotosService,
];

@Module({
  imports: [TypeOrmModule.forFeature([...eventsEntities, ...eventOutcomesEntities])],
  providers: services,
  exports: services,
})
export class EventsModule {}
