// By whose invitation this phone came, kept until the server has been told: by any page, and told once somebody is known.
import Taro from '@tarojs/taro';
import { referralEndpoints } from '@guike/contracts/http';
import { z } from 'zod';
import { call } from '../api/call';
import { passes, problemOf } from '../api/refused';
import { phoneTime } from '../clock';
import { phoneKind } from '../device/phone-kind';
import { guestToken, meetGuest } from '../session/guest';
import { currentSession } from '../session/session';
import { type Landing, inviteCodeOf } from './address';

const KEY = 'invite';
const DAY_MS = 86_400_000;
/** Until the invitation itself has said how long. */
const USUAL_DAYS = 30;
/** What the server made of a code: it counts, another came first, a member needs none, it is one's own. */
const outcomes = ['opened', 'earlier', 'member', 'own'] as const;
export type LandingOutcome = (typeof outcomes)[number];
const kept = z.object({
  code: z.string(),
  at: z.number(),
  days: z.number(),
  told: z.boolean(),
  outcome: z.enum(outcomes).optional(),
});
type Invite = z.infer<typeof kept>;

let underWay: Promise<void> | null = null;

/** Notes the code that an address carries. The first one stays until it was told or has lapsed. */
export function noteLanding(landing: Landing): void {
  const code = inviteCodeOf(landing);
  if (code === null) return;
  const known = remembered();
  if (known !== null && (known.code === code || !known.told)) return;
  keep({ code, at: phoneTime(), days: USUAL_DAYS, told: false });
}

/** The code by which somebody came here, while it counts; null: by none. */
export const inviteOnPhone = (): string | null => remembered()?.code ?? null;

/** What the server made of this code; null: it was not told yet, or did not take it. */
export function landingOutcome(code: string): LandingOutcome | null {
  const known = remembered();
  return known?.code === code ? (known.outcome ?? null) : null;
}

/** How long the programme lets a code count from its first opening. */
export function noteDays(code: string, days: number): void {
  const known = remembered();
  if (known?.code === code && known.days !== days) keep({ ...known, days });
}

/** The code is nobody's. */
export function forgetLanding(code: string): void {
  if (remembered()?.code === code) Taro.removeStorageSync(KEY);
}

/**
 * Tells the server, once there is somebody to tell it of: who is signed in, or a guest whom WeChat has named. `meet` asks
 * WeChat who this is, and belongs to a tap. Never throws: what fails is tried again at the next occasion, and what the
 * server does not take is forgotten quietly.
 */
export function tellLanding({ meet = false } = {}): Promise<void> {
  underWay ??= tell(meet).finally(() => {
    underWay = null;
  });
  return underWay;
}

async function tell(meet: boolean): Promise<void> {
  const invite = remembered();
  if (invite === null || invite.told) return;
  try {
    const isKnown = currentSession() !== null || guestToken() !== undefined || (meet && (await meetGuest()) !== null);
    if (!isKnown) return;
    const { state } = await call(referralEndpoints.touch, { body: { code: invite.code, device: phoneKind() } });
    keep({ ...invite, told: true, outcome: state });
    return;
  } catch (error) {
    const problem = problemOf(error);
    if (passes(problem) || problem.code === 'UNAUTHENTICATED' || problem.code === 'RATE_LIMITED') return;
  }
  keep({ ...invite, told: true });
}

function remembered(): Invite | null {
  const invite = kept.safeParse(Taro.getStorageSync<unknown>(KEY)).data ?? null;
  return invite !== null && phoneTime() < invite.at + invite.days * DAY_MS ? invite : null;
}

const keep = (invite: Invite): void => Taro.setStorageSync(KEY, invite);
