// Reads a request by the schemas of its endpoint; what is wrong is said field by field, in Chinese.
import type { Endpoint } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import type { z } from 'zod';
import { inChinese } from './chinese-issues';

/** A field and what is wrong with it, for people. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

interface Received {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** More would help nobody, and a body of zeros could ask for half a million. */
const ISSUES_TOLD = 50;
const PARTS = ['params', 'query', 'body'] as const;

/** The parsed parts; undefined where the endpoint has none. Error: INPUT_INVALID with `issues`. */
export function parseInput(endpoint: Endpoint, received: Received): Received {
  const parsed: { -readonly [Part in keyof Received]: unknown } = {
    params: undefined,
    query: undefined,
    body: undefined,
  };
  for (const part of PARTS) {
    const schema = endpoint[part];
    if (!schema) continue;
    const result = schema.safeParse(received[part], { error: inChinese });
    if (!result.success)
      throw new DomainError('INPUT_INVALID', { issues: issuesOf(result.error.issues).slice(0, ISSUES_TOLD) });
    parsed[part] = result.data;
  }
  return parsed;
}

/** One entry for each thing that is wrong; a union is explained by the alternative that came closest. */
export function issuesOf(issues: readonly z.core.$ZodIssue[], parent: readonly PropertyKey[] = []): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...parent, ...issue.path];
    const closest = issue.code === 'invalid_union' ? closestAlternative(issue.errors) : undefined;
    return closest ? issuesOf(closest, path) : [{ path: path.map(String).join('.'), message: issue.message }];
  });
}

/** The alternative with the fewest complaints, when it knew every field that was sent. */
function closestAlternative(
  alternatives: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  return alternatives
    .filter((issues) => issues.length > 0 && issues.every(({ code }) => code !== 'unrecognized_keys'))
    .sort((a, b) => a.length - b.length)[0];
}
