// Finding at the counter: by what was scanned or typed, or by name and phone; then on to the page that shows it.
import { useRef, useState } from 'react';
import { staffCouponEndpoints, staffDeskEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { goStaff } from '../ui/go';
import { keepCoupon, keepMember, keepRedemption } from './found';
import { staffCall, staffWords } from './staff-call';
import { readTyped } from './typed';

export interface Finding {
  readonly busy: boolean;
  /** What is wrong with the last try, for people. */
  readonly problem: string | null;
  /** Settles to true when something was found. Never throws. */
  readonly byCode: (text: string) => Promise<boolean>;
  readonly byTwoFacts: (phone: string, name: string) => Promise<boolean>;
}

export function useFinding(): Finding {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    if (asked.current) return false;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
      return false;
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };

  const byCode = async (text: string): Promise<boolean> => {
    const typed = readTyped(text);
    if (typed.kind === 'neither') {
      setProblem(typed.sentence);
      return false;
    }
    const { digits } = typed;
    return attempt(() => finders[typed.kind](digits));
  };

  const byTwoFacts = async (phone: string, name: string): Promise<boolean> => {
    if (phone.trim() === '' || name.trim() === '') {
      setProblem('请输入姓名和手机号，两样都要对上');
      return false;
    }
    return attempt(() => greet({ phone, name }));
  };
  return { busy, problem, byCode, byTwoFacts };
}

/** By what the digits are. */
const finders = {
  card: (card: string) => greet({ card }),
  redemption: lookUp,
  coupon: lookUpCoupon,
} as const;

async function greet(body: { card: string } | { phone: string; name: string }): Promise<void> {
  keepMember(await staffCall(staffDeskEndpoints.findMember, { body }));
  goStaff('member');
}

async function lookUp(code: string): Promise<void> {
  keepRedemption(code, await staffCall(staffDeskEndpoints.findRedemption, { body: { code } }));
  goStaff('redemption');
}

async function lookUpCoupon(code: string): Promise<void> {
  keepCoupon(code, await staffCall(staffCouponEndpoints.findCoupon, { body: { code } }));
  goStaff('coupon');
}
