// Showing a screenshot of a post: for one of my looks or an activity of a store, once however often it is tapped.
import { useState } from 'react';
import { lookClaimEndpoints } from '@guike/contracts/http';
import { sendPicture } from '../api/send-picture';
import { useWish } from '../benefits/use-wish';
import { choosePictures } from '../device/choose-pictures';
import type { ChosenPicture } from '../device/picture-file';

export interface ClaimWish {
  /** A look's id; null: an activity of a store. */
  readonly look: string | null;
  readonly activity: string;
  readonly store: string;
  readonly likes: string;
}

export interface UsedLookClaim {
  readonly wish: ClaimWish;
  readonly picture: ChosenPicture | null;
  readonly complete: boolean;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly change: (part: Partial<ClaimWish>) => void;
  readonly choose: () => Promise<void>;
  readonly file: () => void;
}

const empty: ClaimWish = { look: null, activity: '', store: '', likes: '' };
/** As the server takes it. */
const SHORTEST_NAME = 2;

export function useLookClaim(onFiled: () => Promise<void>): UsedLookClaim {
  const [wish, setWish] = useState(empty);
  const [picture, setPicture] = useState<ChosenPicture | null>(null);
  const { busy, problem, send } = useWish(onFiled);
  const { look, store } = wish;
  const activity = wish.activity.trim();
  const about = look !== null ? { look } : { activity, store };
  const names = look !== null || (activity.length >= SHORTEST_NAME && store !== '');
  const likes = /^\d{1,5}$/.test(wish.likes) ? Number(wish.likes) : 0;
  const complete = names && likes > 0 && picture !== null;

  const choose = async (): Promise<void> => {
    const [chosen] = await choosePictures(1);
    if (chosen !== undefined) setPicture(chosen);
  };
  const file = (): void => {
    if (!complete || picture === null) return;
    void send(`look-claim/${look ?? `${store}/${activity}`}`, async (id) => {
      await sendPicture(lookClaimEndpoints.file, { params: { id }, query: { likes, ...about } }, picture);
      setWish(empty);
      setPicture(null);
      await onFiled();
    });
  };
  const change = (part: Partial<ClaimWish>): void => setWish((before) => ({ ...before, ...part }));
  return { wish, picture, complete, busy, problem, change, choose, file };
}
