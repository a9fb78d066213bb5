// The steps of signing in: who WeChat says this is, then, for somebody new, the phone number.
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '@guike/contracts/http';
import { problemOf } from '../../api/refused';
import { knowsByItself, returned, silentCode } from '../../device/wechat';
import { sayOnce } from '../../session/greeting';
import { type Proof, bindPhone, identify } from '../../session/sign-in';
import type { Draft, PhoneAnswer, Trip } from '../../session/trip';
import { goTab } from '../../ui/go';

export interface SignIn {
  /** login: a tap must ask WeChat who this is; phone: nobody yet, the phone number decides. */
  readonly step: 'login' | 'phone';
  readonly ticket: string | null;
  /** What was filled in before a trip to WeChat. */
  readonly draft: Draft | null;
  readonly busy: boolean;
  readonly notice: string | null;
  /** The papers have newer versions than the ones that were ticked. */
  readonly outdated: boolean;
  readonly start: () => void;
  readonly answerPhone: (answer: PhoneAnswer, draft: Draft) => void;
  readonly prove: (proof: Proof, draft: Draft) => void;
  /** The ticket has ended, as a short message found. */
  readonly startOver: (notice: string) => void;
}

interface Progress {
  readonly ticket: string | null;
  readonly draft: Draft | null;
  readonly busy: boolean;
  readonly notice: string | null;
  readonly outdated: boolean;
}

const nothing: Progress = { ticket: null, draft: null, busy: false, notice: null, outdated: false };
const notices = {
  denied: '没有取得手机号。您可以改用短信验证，或到店由店员为您办理',
  quota: '暂时取不到微信手机号。您可以改用短信验证，或到店由店员为您办理',
};

export function useSignIn(): SignIn {
  const [progress, setProgress] = useState(nothing);
  const begin = useCallback(async (code: string | null) => {
    setProgress((before) => ({ ...before, busy: true, notice: null }));
    setProgress(await afterLogin(code));
  }, []);
  const prove = useCallback((proof: Proof, draft: Draft) => {
    setProgress({ ...nothing, ticket: draft.ticket, draft, busy: true });
    void afterPhone(proof, draft).then(setProgress);
  }, []);
  const answerPhone = useCallback(
    (answer: PhoneAnswer, draft: Draft) => {
      if (answer.kind !== 'phone')
        return setProgress({ ...nothing, ticket: draft.ticket, draft, notice: notices[answer.kind] });
      prove({ phoneCode: answer.code }, draft);
    },
    [prove],
  );
  const startOver = useCallback((notice: string) => setProgress({ ...nothing, notice }), []);
  const start = useCallback(() => void silentCode().then(begin), [begin]);
  useEffect(() => {
    const trip: Trip | null = returned();
    if (trip?.kind === 'login') void begin(trip.code);
    else if (trip !== null) answerPhone(trip, trip.draft);
    else if (knowsByItself) start();
  }, [begin, answerPhone, start]);
  return { ...progress, step: progress.ticket === null ? 'login' : 'phone', start, answerPhone, prove, startOver };
}

async function afterLogin(code: string | null): Promise<Progress> {
  if (code === null) return { ...nothing, notice: '微信没有应答，请再试一次' };
  try {
    const who = await identify(code);
    if (who !== 'signed-in') return { ...nothing, ticket: who.ticket };
    arrive('已登录');
    return { ...nothing, busy: true };
  } catch (error) {
    return { ...nothing, notice: problemOf(error).title };
  }
}

async function afterPhone(proof: Proof, draft: Draft): Promise<Progress> {
  try {
    arrive(await bindPhone(draft, proof));
    return { ...nothing, busy: true };
  } catch (error) {
    return afterRefusal(problemOf(error), draft);
  }
}

function afterRefusal({ code, title }: Problem, draft: Draft): Progress {
  const outdated = code === 'CONSENT_OUTDATED';
  return { ...nothing, ticket: code === 'TICKET_EXPIRED' ? null : draft.ticket, draft, notice: title, outdated };
}

function arrive(sentence: string): void {
  sayOnce(sentence);
  goTab('home');
}
