// What is done with an e-mail address: a code asked for once a minute, the address kept, the address taken away.
import { useState } from 'react';
import { emailEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import { useRest } from '../../remote/use-rest';

export function useMailbox(onChanged: () => Promise<void>) {
  const { wait, begin } = useRest();
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const doing = async (what: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await what();
    } catch (error) {
      const refused = problemOf(error);
      begin(refused);
      setProblem(refused.issues?.[0]?.message ?? refused.title);
    } finally {
      setBusy(false);
    }
  };
  const send = (email: string) =>
    doing(async () => {
      await call(emailEndpoints.sendEmailCode, { body: { email } });
      setSent(true);
      begin();
    });
  const confirm = (email: string, code: string) =>
    doing(async () => {
      await call(emailEndpoints.confirmEmail, { body: { email, code } });
      await onChanged();
    });
  const remove = () =>
    doing(async () => {
      await call(emailEndpoints.removeEmail, {});
      await onChanged();
    });
  return { sent, wait, busy, problem, send, confirm, remove };
}
