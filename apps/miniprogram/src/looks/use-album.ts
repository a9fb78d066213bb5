// My album: what is in it, adding to it, what a guide took and waits for my word, deleting.
import { useRef, useState } from 'react';
import { lookEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import { sendPicture } from '../api/send-picture';
import { choosePictures } from '../device/choose-pictures';
import { type Growing, useOlder } from '../remote/use-older';
import { type Remote, useRemote } from '../remote/use-remote';
import { newId } from '../rewards/wish';
import type { Album, Offer, Photo } from './answers';

export interface UsedAlbum {
  readonly remote: Remote<Album>;
  readonly list: Growing<Photo>;
  /** What is going on, for people; null: nothing. */
  readonly busy: string | null;
  readonly problem: string | null;
  /** Lets the person choose, and sends what they chose; answers what is in the album now besides. Never throws. */
  readonly add: () => Promise<readonly string[]>;
  readonly answer: (offer: Offer, agree: boolean) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

const PAGE = 60;
const MOST_AT_ONCE = 6;
const nothing = { items: [], next: null };

export function useAlbum(): UsedAlbum {
  const query = { limit: PAGE };
  const remote = useRemote('album', lookEndpoints.album, { query });
  const list = useOlder<Photo>(remote.data ?? nothing, (after) =>
    call(lookEndpoints.album, { query: { ...query, after } }),
  );
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  /** One thing at a time; whatever came of it, the album is shown as it is then. */
  const doing = async <T>(words: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
    if (asked.current) return otherwise;
    asked.current = true;
    setBusy(words);
    setProblem(null);
    try {
      return await work();
    } catch (error) {
      setProblem(problemOf(error).title);
      return otherwise;
    } finally {
      await remote.reload();
      asked.current = false;
      setBusy(null);
    }
  };

  const add = async (): Promise<readonly string[]> => {
    const chosen = await choosePictures(MOST_AT_ONCE);
    const added: string[] = [];
    if (chosen.length === 0) return added;
    const sending = async (): Promise<readonly string[]> => {
      for (const [nth, picture] of chosen.entries()) {
        setBusy(`正在上传 ${nth + 1} / ${chosen.length}`);
        const { id } = await sendPicture(lookEndpoints.addPhoto, { params: { id: newId() } }, picture);
        added.push(id);
      }
      return added;
    };
    return doing('正在上传', sending, added);
  };
  const answer = (offer: Offer, agree: boolean): Promise<void> =>
    doing('正在保存', () => sendAnswer(offer, agree, remote.data?.consent.version ?? ''), undefined);
  const remove = (id: string): Promise<void> =>
    doing('正在删除', async () => void (await call(lookEndpoints.removePhoto, { params: { id } })), undefined);
  return { remote, list, busy, problem, add, answer, remove };
}

async function sendAnswer({ id }: Offer, agree: boolean, version: string): Promise<void> {
  const body = agree ? ({ agree, version } as const) : ({ agree } as const);
  await call(lookEndpoints.answerOffer, { params: { id }, body });
}
