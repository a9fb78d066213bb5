// How a look of mine stands, in a word. Pure.
import type { MyLook } from './answers';

const words: Readonly<Record<MyLook['state'], string>> = {
  pending: '审核中',
  published: '已发布',
  refused: '未通过',
  withdrawn: '已撤回',
  taken_down: '已撤下',
};

/** One that was reported is seen by nobody until the shop has looked. */
export const lookStateWords = ({ state, hidden }: Pick<MyLook, 'state' | 'hidden'>): string =>
  state === 'published' && hidden ? '门店正在看' : words[state];

/** A sentence that begins with the word which stands above it, without that word. */
export const withoutState = (sentence: string, word: string): string =>
  sentence.startsWith(word) ? sentence.slice(word.length).replace(/^[，：。\s]+/, '') : sentence;
