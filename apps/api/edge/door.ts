// Every request passes here before its handler: the audience that its route declares decides who may go on.
import { Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { Tokens } from '@guike/platform';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './callers';
import { MergedMembers } from './merged-members';
import { PersonDoor } from './person-door';
import { isPrivateAddress } from './private-network';
import { isFromOurPages } from './same-origin';
import { StaffDoor } from './staff-door';
import { TillDoor } from './till-door';

/** The cookie of the console; the mini-program sends the same token as a bearer. */
export const STAFF_COOKIE = 'guike_staff';

const PUBLIC: Caller = { kind: 'public' };

@Injectable()
export class Door {
  constructor(
    private readonly tokens: Tokens,
    private readonly staff: StaffDoor,
    private readonly tills: TillDoor,
    private readonly merged: MergedMembers,
    private readonly persons: PersonDoor,
  ) {}

  /** Who is calling. Throws the DomainError that refuses them. */
  admit(request: FastifyRequest): Caller | Promise<Caller> {
    const { audience, privateNetworkOnly } = request.routeOptions.config;
    if (privateNetworkOnly && !isPrivateAddress(request.ip)) throw new DomainError('NOT_FOUND');
    switch (audience?.kind) {
      case 'public':
        return PUBLIC;
      case 'member':
        return this.merged.admit(this.tokens.readMember(bearerOf(request) ?? refuse()));
      case 'person':
        return this.persons.admit(bearerOf(request) ?? refuse());
      case 'visitor':
        return this.persons.recognise(bearerOf(request));
      case 'staff':
        return this.staff.admit(bearerOf(request) ?? cookieOf(request) ?? refuse(), audience.roles);
      case 'till':
        return this.tills.admit(request, audience.scopes);
      case undefined:
        throw new DomainError('FORBIDDEN');
    }
  }
}

function bearerOf({ headers: { authorization } }: FastifyRequest): string | undefined {
  return authorization?.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : undefined;
}

/** Error: FORBIDDEN for a write that a page of another origin may have sent. */
function cookieOf(request: FastifyRequest): string | undefined {
  const cookie = request.cookies[STAFF_COOKIE];
  if (cookie !== undefined && !isFromOurPages(request)) throw new DomainError('FORBIDDEN', { origin: 'foreign' });
  return cookie;
}

function refuse(): never {
  throw new DomainError('UNAUTHENTICATED');
}
