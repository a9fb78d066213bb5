// A sentence that the next page says once.

let waiting: string | null = null;

export function sayOnce(sentence: string): void {
  waiting = sentence;
}

/** The sentence, if one waits; afterwards none does. */
export function takeSentence(): string | null {
  const sentence = waiting;
  waiting = null;
  return sentence;
}
