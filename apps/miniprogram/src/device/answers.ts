// What somebody can answer when the shop asks whether it may send messages of a template.

export type Answer = 'accept' | 'reject' | 'ban' | 'filter';

const ANSWERS: readonly unknown[] = ['accept', 'reject', 'ban', 'filter'];

/** The answers to these templates in what came back; what is none is left out. */
export function answersIn(told: unknown, templateIds: readonly string[]): Record<string, Answer> {
  const given = new Map(Object.entries(typeof told === 'object' && told !== null ? told : {}));
  return Object.fromEntries(
    templateIds.flatMap((id) => (isAnswer(given.get(id)) ? [[id, given.get(id) as Answer] as const] : [])),
  );
}

function isAnswer(value: unknown): value is Answer {
  return ANSWERS.includes(value);
}
