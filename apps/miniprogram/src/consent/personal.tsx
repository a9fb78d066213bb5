// What is for a signed-in person only: a guest is told what signing in gives, and new papers are agreed to first.
import type { ReactNode } from 'react';
import { useSession } from '../session/session';
import { Blank } from '../ui/blank';
import { go } from '../ui/go';
import { ConsentDue } from './consent-due';

interface PersonalProps {
  /** For a guest: what is to be seen here once signed in. */
  readonly title: string;
  readonly words: string;
  readonly picture: string;
  readonly children: ReactNode;
}

export function Personal({ title, words, picture, children }: PersonalProps) {
  const session = useSession();
  if (session === null)
    return (
      <Blank id="guest" title={title} picture={picture} action={{ words: '登录 / 入会', onTap: () => go('signIn') }}>
        {words}
      </Blank>
    );
  return session.consentDue ? <ConsentDue /> : <>{children}</>;
}
