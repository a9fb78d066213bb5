// A line on the screen that tells how far a long step is; on stderr, because stdout belongs to the result.
const EVERY_MS = { terminal: 200, file: 2_000 };

export class ProgressLine {
  private shownAt = 0;
  private width = 0;

  /** Shows the text, unless the line before is too young. */
  show(text: () => string): void {
    const now = performance.now();
    const { isTTY = false } = process.stderr;
    if (now - this.shownAt < (isTTY ? EVERY_MS.terminal : EVERY_MS.file)) return;
    this.shownAt = now;
    this.write(text(), isTTY ? '\r' : '\n');
  }

  /** Shows the text as what this step came to. */
  end(text: string): void {
    this.write(text, '\n');
    this.width = 0;
  }

  private write(text: string, end: string): void {
    process.stderr.write(`${text.padEnd(this.width)}${end}`);
    this.width = end === '\r' ? text.length : 0;
  }
}

/** How many of how many, in words: 1,200 of 23,587. */
export function ofTotal(done: number, total: number): string {
  return `${count(done)} of ${count(total)}`;
}

export function count(n: number): string {
  return n.toLocaleString('en-US');
}
