// Bearer tokens of members and staff: HS256, each kind with a key of its own. A check is synchronous, so that the
// hottest page pays microseconds for it.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type MemberId, type StaffId } from '@guike/kernel';
import { createSigner, createVerifier } from 'fast-jwt';
import { z } from 'zod';
import { Keys } from './keys';
import { CLOCK } from './system-clock';

const CACHED_TOKENS = 10_000;
const DAY_SECONDS = 86_400;
const MEMBER_SECONDS = 7 * DAY_SECONDS;
const GUEST_SECONDS = 7 * DAY_SECONDS;
const TICKET_SECONDS = 600;
export const STAFF_TOKEN_SECONDS = DAY_SECONDS / 2;

export interface StaffToken {
  readonly staffId: StaffId;
  /** The version of the account when it signed in; a later version ends the token. */
  readonly tokenVersion: number;
}

const memberClaims = z.object({ sub: z.uuid(), exp: z.int() });
const guestClaims = memberClaims;
const ticketClaims = memberClaims;
const exportClaims = z.object({ sub: z.uuid(), of: z.uuid(), exp: z.int() });
const staffClaims = z.object({ sub: z.uuid(), tv: z.int(), exp: z.int() });

@Injectable()
export class Tokens {
  private readonly member: Kind<z.infer<typeof memberClaims>>;
  private readonly guest: Kind<z.infer<typeof guestClaims>>;
  private readonly ticket: Kind<z.infer<typeof ticketClaims>>;
  private readonly exported: Kind<z.infer<typeof exportClaims>>;
  private readonly staff: Kind<z.infer<typeof staffClaims>>;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    keys: Keys,
  ) {
    this.member = kind(keys.derive('member-token'), memberClaims);
    this.guest = kind(keys.derive('guest-token'), guestClaims);
    this.ticket = kind(keys.derive('ticket'), ticketClaims);
    this.exported = kind(keys.derive('export-link'), exportClaims);
    this.staff = kind(keys.derive('staff-token'), staffClaims);
  }

  /** A token for a member, good for seven days. */
  signMember(memberId: MemberId): string {
    return this.member.sign({ sub: memberId, exp: this.seconds() + MEMBER_SECONDS });
  }

  /** Whose token this is. Error: UNAUTHENTICATED when it is forged, of another kind, or expired. */
  readMember(token: string): MemberId {
    return this.inForce(this.member.read(token)).sub;
  }

  /** A token for somebody whom WeChat vouches for and who may be no member, good for seven days. */
  signGuest(identityId: string): string {
    return this.guest.sign({ sub: identityId, exp: this.seconds() + GUEST_SECONDS });
  }

  /** Whose token this is, of either kind. Error: UNAUTHENTICATED when it is forged, of another kind, or expired. */
  readPerson(token: string): { readonly memberId: MemberId } | { readonly identityId: string } {
    const member = this.member.tryRead(token);
    return member ? { memberId: this.inForce(member).sub } : { identityId: this.inForce(this.guest.read(token)).sub };
  }

  /** What a WeChat identity that is nobody yet binds a phone with, within ten minutes. */
  signTicket(identityId: string): string {
    return this.ticket.sign({ sub: identityId, exp: this.seconds() + TICKET_SECONDS });
  }

  /** Whose ticket this is. Error: TICKET_EXPIRED, also when it is forged or no ticket at all. */
  readTicket(ticket: string): string {
    try {
      return this.inForce(this.ticket.read(ticket)).sub;
    } catch (error) {
      throw new DomainError('TICKET_EXPIRED', {}, { cause: error });
    }
  }

  /** A link to a member's own file, good until then. */
  signExport({ memberId, id }: { readonly memberId: MemberId; readonly id: string }, until: Date): string {
    return this.exported.sign({ sub: memberId, of: id, exp: Math.floor(until.getTime() / 1000) });
  }

  /** What a link leads to. Error: LINK_EXPIRED, also when it is forged or no link at all. */
  readExport(link: string): { memberId: MemberId; id: string } {
    try {
      const { sub: memberId, of: id } = this.inForce(this.exported.read(link));
      return { memberId, id };
    } catch (error) {
      throw new DomainError('LINK_EXPIRED', {}, { cause: error });
    }
  }

  /** A token for somebody who works here, good for twelve hours. */
  signStaff({ staffId, tokenVersion }: StaffToken): string {
    return this.staff.sign({ sub: staffId, tv: tokenVersion, exp: this.seconds() + STAFF_TOKEN_SECONDS });
  }

  /** Whose token this is. Error: UNAUTHENTICATED. The caller compares the version and asks for the present role. */
  readStaff(token: string): StaffToken {
    const claims = this.inForce(this.staff.read(token));
    return { staffId: claims.sub, tokenVersion: claims.tv };
  }

  private inForce<T extends { exp: number }>(claims: T): T {
    if (claims.exp <= this.seconds()) throw new DomainError('UNAUTHENTICATED');
    return claims;
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}

interface Kind<T> {
  sign(claims: T): string;
  /** Error: UNAUTHENTICATED. */
  read(token: string): T;
  /** Null for what is no token of this kind. */
  tryRead(token: string): T | null;
}

/**
 * Expiry is left to the injected clock, which the package does not know. What a token was found to say is remembered
 * under the token itself: the package's own memory hashes it each time, which takes longer than all the rest of a check.
 */
function kind<T extends Record<string, unknown>>(key: Buffer, schema: z.ZodType<T>): Kind<T> {
  const sign = createSigner<T>({ key, algorithm: 'HS256', noTimestamp: true });
  const verify = createVerifier<string>({ key, algorithms: ['HS256'], ignoreExpiration: true });
  const known = new Map<string, T>();
  const checked = (token: string): T => {
    const before = known.get(token);
    if (before) return before;
    const claims = schema.parse(verify(token));
    for (const oldest of known.keys()) {
      if (known.size < CACHED_TOKENS) break;
      known.delete(oldest);
    }
    known.set(token, claims);
    return claims;
  };
  return {
    sign,
    read(token) {
      try {
        return checked(token);
      } catch (error) {
        throw new DomainError('UNAUTHENTICATED', {}, { cause: error });
      }
    },
    tryRead(token) {
      try {
        return checked(token);
      } catch {
        return null;
      }
    },
  };
}
