// Sending a picture of myself, and what became of it in two words.
import { useState } from 'react';
import { problemOf } from '../../api/refused';
import { sendAvatar } from '../../api/send-picture';
import type { ChosenPicture } from '../../device/picture-file';

export interface SendingPicture {
  readonly words: string;
  /** Never throws. */
  readonly send: (picture: ChosenPicture | null) => Promise<void>;
}

export function useMyPicture(onChanged: () => Promise<void>): SendingPicture {
  const [words, setWords] = useState('换头像');
  const send = async (picture: ChosenPicture | null): Promise<void> => {
    if (picture === null) return;
    setWords('正在上传');
    try {
      await sendAvatar(picture);
      await onChanged();
      setWords('换头像');
    } catch (error) {
      setWords(problemOf(error).title);
    }
  };
  return { words, send };
}
