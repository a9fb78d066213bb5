// The store's side of an event: inviting members, and the door.
import { Controller } from '@nestjs/common';
import { type AnswerOf, staffEventEndpoints } from '@guike/contracts/http';
import { DoorEvents, EventDoor, EventInvitees, InviteToEvent, WalkIn } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';
import { FindingLimit } from './finding-limit';

type Endpoints = typeof staffEventEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class StaffEventsController {
  constructor(
    private readonly events: DoorEvents,
    private readonly inviting: InviteToEvent,
    private readonly invitees: EventInvitees,
    private readonly eventDoor: EventDoor,
    private readonly walkingIn: WalkIn,
    private readonly limit: FindingLimit,
  ) {}

  @Serves(staffEventEndpoints.storeEvents)
  list(@Asked() { query, caller }: Asking<'storeEvents'>): Answering<'storeEvents'> {
    return this.events.list(query, caller);
  }

  @Serves(staffEventEndpoints.inviteMember)
  invite(@Asked() { params, body, caller }: Asking<'inviteMember'>): Answering<'inviteMember'> {
    return this.inviting.inviteServed(params.id, body, caller);
  }

  @Serves(staffEventEndpoints.myInvitees)
  mine(@Asked() { params, query, caller }: Asking<'myInvitees'>): Answering<'myInvitees'> {
    return this.invitees.mine(params.id, query, caller);
  }

  @Serves(staffEventEndpoints.door)
  door(@Asked() { params, caller }: Asking<'door'>): Answering<'door'> {
    return this.eventDoor.list(params.id, caller);
  }

  @Serves(staffEventEndpoints.scan)
  scan(@Asked() { params, body, caller }: Asking<'scan'>): Answering<'scan'> {
    return this.eventDoor.scan(params.id, body, caller);
  }

  @Serves(staffEventEndpoints.walkIn)
  walkIn(@Asked() { params, body, caller }: Asking<'walkIn'>): Answering<'walkIn'> {
    const work = () => this.walkingIn.walkIn(params.id, body, caller);
    return body.member === undefined ? work() : this.limit.watch(caller.staffId, work);
  }

  @Serves(staffEventEndpoints.markPaid)
  pay(@Asked() { params, body, caller }: Asking<'markPaid'>): Answering<'markPaid'> {
    return this.eventDoor.pay(params.id, body, caller);
  }
}
