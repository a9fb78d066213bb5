// A photo at the fitting, of the member before a guide: kept where they agree to photos, else it waits for their own word.
import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnswerOf, staffAlbumEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { sendPicture } from '../api/send-picture';
import { choosePictures } from '../device/choose-pictures';
import type { ChosenPicture } from '../device/picture-file';
import { newId } from '../rewards/wish';
import { staffCall, staffWords } from './staff-call';
import { currentStaff } from './staff-session';

export type AlbumState = AnswerOf<typeof staffAlbumEndpoints.albumState>;

export interface FittingPhoto {
  /** Null until there is an answer. */
  readonly state: AlbumState | null;
  readonly busy: boolean;
  readonly problem: string | null;
  /** What became of the last photo. */
  readonly said: string | null;
  /** Never throws. */
  readonly take: () => Promise<void>;
}

const outcomes = {
  kept: '已收进会员的相册',
  waiting: '已请会员在自己手机上确认，确认前谁也看不到，24 小时不确认自动删除',
  refused: '会员不想留这张，已删除',
} as const;

export function useFittingPhoto(memberId: string): FittingPhoto {
  const [state, setState] = useState<AlbumState | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const asked = useRef(false);

  const look = useCallback(async (): Promise<void> => {
    try {
      setState(await staffCall(staffAlbumEndpoints.albumState, { params: { id: memberId } }));
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    }
  }, [memberId]);
  useEffect(() => void look(), [look]);

  const send = async (picture: ChosenPicture): Promise<void> => {
    const input = { params: { id: memberId, photoId: newId() } };
    const answer = await sendPicture(staffAlbumEndpoints.addPhoto, input, picture, currentStaff()?.token ?? '');
    setSaid(outcomes[answer.state]);
  };
  const take = async (): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    try {
      const [picture] = await choosePictures(1);
      if (picture === undefined) return;
      setBusy(true);
      setProblem(null);
      setSaid(null);
      await send(picture);
      await look();
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { state, busy, problem, said, take };
}
