// What somebody says of an evening: what they had said before to begin with, sent once however often it is tapped.
import { useRef, useState } from 'react';
import { eventOutcomeEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import type { After } from './after';

export interface RatingWish {
  readonly stars: number;
  readonly nps: number | null;
  readonly words: string;
  readonly busy: boolean;
  readonly problem: string | null;
  /** Something is said that the shop does not have yet. */
  readonly isNew: boolean;
  readonly setStars: (stars: number) => void;
  readonly setNps: (score: number | null) => void;
  readonly setWords: (words: string) => void;
  /** Never throws. */
  readonly send: () => Promise<void>;
}

/** `onRated` renews what is shown. */
export function useRating({ eventId, rating }: After, onRated: () => Promise<void>): RatingWish {
  const [stars, setStars] = useState(rating?.stars ?? 0);
  const [nps, setNps] = useState(rating?.nps ?? null);
  const [words, setWords] = useState(rating?.words ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const send = async (): Promise<void> => {
    if (asked.current || stars === 0) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await call(eventOutcomeEndpoints.rateEvent, {
        params: { id: eventId },
        body: { stars, nps, words: words.trim() },
      });
      await onRated();
    } catch (error) {
      const { code, title } = problemOf(error);
      setProblem(code === 'OFFLINE' ? '网络不太顺，写的还在，请再点一次' : title);
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  const isNew =
    stars > 0 && (rating === null || stars !== rating.stars || nps !== rating.nps || words.trim() !== rating.words);
  return { stars, nps, words, busy, problem, isNew, setStars, setNps, setWords, send };
}
