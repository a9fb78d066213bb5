// What others read beside my looks, asked for and changed.
import { type AnswerOf, publicNameEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { useWish } from '../benefits/use-wish';
import { type Remote, useRemote } from '../remote/use-remote';

type PublicName = AnswerOf<(typeof publicNameEndpoints)['publicName']>;

export interface UsedPublicName {
  readonly remote: Remote<PublicName>;
  readonly busy: boolean;
  readonly problem: string | null;
  /** Null: none. Resolves to whether it was taken. Never throws. */
  readonly keep: (name: string | null) => Promise<boolean>;
}

export function usePublicName(): UsedPublicName {
  const remote = useRemote('public-name', publicNameEndpoints.publicName, {});
  const { busy, problem, send } = useWish(remote.reload);
  const keep = async (name: string | null): Promise<boolean> => {
    let isTaken = false;
    await send(`public-name/${name ?? ''}`, async () => {
      await call(publicNameEndpoints.keepPublicName, { body: { name } });
      isTaken = true;
      await remote.reload();
    });
    return isTaken;
  };
  return { remote, busy, problem, keep };
}
