// A sweep takes one after the other: what fails keeps nobody else from their turn, and is thrown when all have had theirs.

export class Turns {
  private failure: Error | null = null;

  /** Whether the work was done and says so. */
  async take(work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
      return false;
    }
  }

  /** Throws what failed first. */
  end(): void {
    if (this.failure !== null) throw this.failure;
  }
}
