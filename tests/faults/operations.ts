// What the tills and phones have asked for, and what they were told: the book that the database is held against.
import { appendFileSync } from 'node:fs';

export interface Wish {
  readonly path: string;
  readonly body?: unknown;
  /** A member's; a till signs instead. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly idempotencyKey?: string;
}

export type OperationKind = 'sale' | 'refund' | 'void' | 'hold' | 'release' | 'redemption' | 'verification';

export type Outcome = 'acknowledged' | 'refused' | 'unknown';

export interface Sent {
  readonly outcome: Outcome;
  /** Of HTTP; 0 for no answer at all. */
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export class Operation {
  readonly sent: Sent[] = [];
  /** A return of this sale was sent before the sale was acknowledged: its points were never the whole ones. */
  disturbed = false;
  /** What was sent, to send it again. */
  wish: (() => Wish) | undefined;

  /** `identity` is what makes a repeat of it the same: a receipt's number or an id of the till's or phone's own. */
  constructor(
    readonly kind: OperationKind,
    readonly identity: string,
    /** What it is about: the sale of a refund, the hold that pays a sale. */
    readonly about: string | null = null,
  ) {}

  get acknowledged(): readonly Sent[] {
    return this.sent.filter(({ outcome }) => outcome === 'acknowledged');
  }

  /** What it came to for the sender. Refused only when every send was: before that one may have gone through. */
  get outcome(): Outcome {
    if (this.acknowledged.length > 0) return 'acknowledged';
    return this.sent.every(({ outcome }) => outcome === 'refused') ? 'refused' : 'unknown';
  }
}

/** Every operation of a run; each line is written down before anybody goes on. */
export class Journal {
  readonly operations: Operation[] = [];

  constructor(readonly file: string) {}

  open(kind: OperationKind, identity: string, about: string | null = null): Operation {
    const operation = new Operation(kind, identity, about);
    this.operations.push(operation);
    return operation;
  }

  note(what: string, more: object = {}): void {
    appendFileSync(this.file, `${JSON.stringify({ at: new Date().toISOString(), what, ...more })}\n`);
  }

  sending({ kind, identity, about }: Operation): void {
    this.note('sent', { kind, identity, about });
  }

  answered(operation: Operation, sent: Sent): void {
    const { kind, identity } = operation;
    operation.sent.push(sent);
    this.note(sent.outcome, { kind, identity, status: sent.status, body: sent.body });
  }

  of(kind: OperationKind): Operation[] {
    return this.operations.filter((each) => each.kind === kind);
  }
}
