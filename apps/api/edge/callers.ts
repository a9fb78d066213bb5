// Who is calling, once the door has checked it, and what a route declares so that the door can.
import type { AudienceRule, Endpoint } from '@guike/contracts/http';
import type { MemberId, StaffId, StaffRole, StoreId } from '@guike/kernel';

export interface TillCaller {
  readonly kind: 'till';
  readonly keyId: string;
  readonly tillId: string;
  readonly storeId: StoreId;
  readonly storeCode: string;
}

export interface MemberCaller {
  readonly kind: 'member';
  readonly memberId: MemberId;
}

/** Whom WeChat vouches for. */
export interface PersonCaller {
  readonly kind: 'person';
  readonly identityId: string;
  /** Null for a guest; a member who was merged is who they are now. */
  readonly memberId: MemberId | null;
}

/** Everybody; both ids are null for whom nothing is known of. */
export interface VisitorCaller {
  readonly kind: 'visitor';
  readonly identityId: string | null;
  readonly memberId: MemberId | null;
}

export interface StaffCaller {
  readonly kind: 'staff';
  readonly staffId: StaffId;
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Null for those who belong to the whole brand. */
  readonly storeId: StoreId | null;
  readonly storeCode: string | null;
  readonly storeName: string | null;
}

export interface PublicCaller {
  readonly kind: 'public';
}

export type Caller = TillCaller | MemberCaller | PersonCaller | VisitorCaller | StaffCaller | PublicCaller;

/** The caller that an audience admits. */
export type CallerOf<A extends AudienceRule> = Extract<Caller, { kind: A['kind'] }>;

declare module 'fastify' {
  interface FastifyContextConfig {
    audience?: AudienceRule;
    endpoint?: Endpoint;
    /** Answered to the machine itself and its private network only. */
    privateNetworkOnly?: true;
    /** The handler says itself whose request it is where that matters; nothing is carried along for it. */
    handsOnRequestId?: true;
  }
  interface FastifyRequest {
    caller: Caller;
    /** The bytes of the body as they came; set by Nest's parser. */
    rawBody?: Buffer;
  }
}
