// A look that is being made: photos, words, what is worn, where; and publishing it, once however often it is tapped.
import { useState } from 'react';
import { lookEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { useWish } from '../benefits/use-wish';
import { type Remote, useRemote } from '../remote/use-remote';
import { goMyLook } from '../ui/go';
import type { LookTerms } from './answers';

export interface WornItem {
  readonly name: string;
  readonly size: string;
}

export interface UsedPublishing {
  readonly terms: Remote<LookTerms>;
  readonly photos: readonly string[];
  readonly caption: string;
  readonly items: readonly WornItem[];
  readonly store: string | null;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly toggle: (photoId: string) => void;
  readonly choose: (photoIds: readonly string[]) => void;
  readonly setCaption: (caption: string) => void;
  readonly setItem: (nth: number, item: WornItem) => void;
  readonly addItem: () => void;
  readonly removeItem: (nth: number) => void;
  readonly setStore: (code: string) => void;
  /** Resolves when there is an answer; on a yes the page of the look is open. Never throws. */
  readonly publish: () => Promise<void>;
}

const nobody: WornItem = { name: '', size: '' };

export function usePublishing(first: readonly string[]): UsedPublishing {
  const terms = useRemote('look-terms', lookEndpoints.lookTerms, {});
  const most = terms.data?.mostPhotos ?? first.length;
  const [photos, setPhotos] = useState(first);
  const [caption, setCaption] = useState('');
  const [items, setItems] = useState<readonly WornItem[]>([nobody]);
  const [chosenStore, setStore] = useState<string | null>(null);
  const { busy, problem, send } = useWish(terms.reload);
  const store = chosenStore ?? terms.data?.store ?? null;

  const choose = (ids: readonly string[]): void =>
    setPhotos((before) => [...new Set([...before, ...ids])].slice(0, most));
  const toggle = (id: string): void =>
    setPhotos((before) =>
      before.includes(id) ? before.filter((each) => each !== id) : [...before, id].slice(0, most),
    );
  const publish = async (): Promise<void> => {
    const version = terms.data?.consent.version;
    if (version === undefined || photos.length === 0) return;
    const worn = items
      .map(({ name, size }) => ({ name: name.trim(), size: size.trim() }))
      .filter(({ name }) => name !== '');
    const body = { photos: [...photos], caption: caption.trim(), items: worn, store, consentVersion: version };
    await send(`look/${photos.join('.')}`, async (id) => {
      await call(lookEndpoints.publish, { body: { id, ...body } });
      goMyLook(id, { instead: true });
    });
  };
  return {
    ...{ terms, photos, caption, items, store, busy, problem, toggle, choose, setCaption, setStore, publish },
    setItem: (nth, item) => setItems((before) => before.map((each, place) => (place === nth ? item : each))),
    addItem: () => setItems((before) => [...before, nobody]),
    removeItem: (nth) => setItems((before) => before.filter((_, place) => place !== nth)),
  };
}
