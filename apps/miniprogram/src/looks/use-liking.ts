// One look's likes on the screen, and what a tap on the heart does.
import { useState, useSyncExternalStore } from 'react';
import { knowsByItself } from '../device/wechat';
import { guestToken } from '../session/guest';
import { currentSession } from '../session/session';
import { go } from '../ui/go';
import { type Liking, likingOf, watchLikes, wishLike } from './likes';

interface UsedLiking extends Liking {
  /** Why the last tap did not count. */
  readonly problem: string | null;
  readonly tap: () => void;
}

/** `at`: when `given` was answered, in milliseconds by the phone. */
export function useLiking(id: string, given: Liking, at: number): UsedLiking {
  const read = (): Liking => likingOf(id, given, at);
  const { likes, liked } = useSyncExternalStore(watchLikes, read, read);
  const [problem, setProblem] = useState<string | null>(null);
  const like = async (): Promise<void> => {
    setProblem(null);
    const refused = await wishLike(id, read());
    if (refused?.code === 'UNAUTHENTICATED') go('signIn');
    else if (refused !== null) setProblem(refused.title);
  };
  return { likes, liked, problem, tap: () => (isSomebody() ? void like() : go('signIn')) };
}

/** Whether the server can tell who taps, without a question to them. */
export const isSomebody = (): boolean => currentSession() !== null || guestToken() !== undefined || knowsByItself;
