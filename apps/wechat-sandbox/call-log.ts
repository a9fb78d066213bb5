// What a shop's server called lately and how it ended: no codes, no tokens, nobody's phone.

export interface Call {
  readonly at: Date;
  readonly path: string;
  /** 0 when all was well; an HTTP status where the sandbox pretended to be down. */
  readonly errcode: number;
}

const KEPT = 500;

export class CallLog {
  private readonly calls: Call[] = [];

  add(call: Call): void {
    this.calls.push(call);
    if (this.calls.length > KEPT) this.calls.shift();
  }

  /** Newest first. */
  latest(count = KEPT): Call[] {
    return this.calls.slice(-count).reverse();
  }
}
