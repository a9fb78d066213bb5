// Trouble on request: the next calls of a path are refused, come late, or end in a server error.
import { z } from 'zod';

export const faultInput = z
  .strictObject({
    path: z.string().startsWith('/'),
    errcode: z.int().optional(),
    /** HTTP status with no body, as when a gateway is down or a provider has enough. */
    status: z.int().min(400).max(599).optional(),
    /** It is done, and only the answer gets lost on its way. */
    lost: z.literal(true).optional(),
    delayMs: z.int().min(1).max(60_000).optional(),
    times: z.int().min(1).max(1_000).default(1),
  })
  .refine(
    ({ errcode, status, lost, delayMs }) => errcode ?? status ?? lost ?? delayMs,
    'one of errcode, status, lost, delayMs',
  );
export type FaultInput = z.input<typeof faultInput>;

type Fault = z.output<typeof faultInput>;

export class Trouble {
  private waiting: Fault[] = [];

  ask(input: FaultInput): void {
    this.waiting.push(faultInput.parse(input));
  }

  /** What is still to happen. */
  pending(): readonly Fault[] {
    return this.waiting;
  }

  /** What shall happen to this call. */
  take(path: string): Fault | null {
    const found = this.waiting.find((fault) => fault.path === path);
    if (!found) return null;
    this.waiting = this.waiting.flatMap((fault) =>
      fault !== found ? [fault] : fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [],
    );
    return found;
  }
}
