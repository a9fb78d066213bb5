// Reads a till's export into the database piece by piece, so that a run cut short at any point goes on from there.
import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { StoreId } from '@guike/kernel';
import { type ExportFormat, type ImportBatch, ImportsService, type Upload, fileHash, readExport } from '@guike/imports';
import { Audit, Database, Outbox, type Tx } from '@guike/platform';

export interface ExportFile {
  readonly path: string;
  readonly storeId: StoreId;
  /** Names the till's system; customer numbers belong to it. */
  readonly source: string;
  readonly format: ExportFormat;
  /** What the file is called, where its path does not say so. */
  readonly name?: string;
  /** Set where the file was sent from the office: once read, it is recorded by the worker. */
  readonly upload?: Upload;
}

/** Small, so that most of a file is read while the lines before are stored. */
const PIECE = 2_000;

@Injectable()
export class StageImport {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Stores every line of the file, read or refused; the same file again continues its batch. `onProgress` hears the
   * line that the file is stored up to; `signal` ends the run between two pieces, the batch still 'staging'. Errors:
   * INPUT_INVALID (a column is missing, or no text), REQUEST_IN_FLIGHT (another process reads the same file), and those
   * of the file system.
   */
  async stage(
    file: ExportFile,
    onProgress: (line: number) => void = () => undefined,
    signal?: AbortSignal,
  ): Promise<ImportBatch> {
    const sha256 = await fileHash(file.path);
    const batch = await this.database.inTransaction((tx) => this.open(tx, file, sha256));
    if (batch.state !== 'staging') return batch;
    let through = batch.stagedThrough;
    for await (const piece of readAhead(readExport(file.path, file.format, PIECE))) {
      const lines = piece.filter((line) => line.lineNumber > through);
      if (lines.length === 0) continue; // Stored by the run before.
      await this.database.inTransaction((tx) => this.imports.append(tx, batch.id, through, lines));
      through = lines.at(-1)?.lineNumber ?? through;
      onProgress(through);
      if (signal?.aborted) return { ...batch, stagedThrough: through };
    }
    await this.database.inTransaction(async (tx) => {
      await this.imports.group(tx, batch.id);
      if (file.upload) await this.handOver(tx, batch);
    });
    return { ...batch, state: 'staged', stagedThrough: through };
  }

  private async open(tx: Tx, file: ExportFile, sha256: Buffer): Promise<ImportBatch> {
    const batch = await this.imports.open(tx, { ...file, sha256, name: file.name ?? basename(file.path) });
    if (!file.upload) return batch;
    await this.audit.record(tx, {
      actorKind: 'staff',
      actorId: file.upload.staffId,
      action: 'import.uploaded',
      detail: { batchId: batch.id, storeId: file.storeId, source: file.source, consent: file.upload.consentVersion },
    });
    // Read before, by the command line perhaps, and not recorded to its end.
    if (batch.state === 'staged') await this.handOver(tx, batch);
    return batch;
  }

  private handOver(tx: Tx, { id: batchId }: ImportBatch): Promise<void> {
    return this.outbox.add(tx, 'import.staged', { v: 1, batchId });
  }
}

/** The next piece is read while the one before is worked on; should that fail, it is told when the piece would have come. */
async function* readAhead<T>(pieces: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    let next = pieces.next();
    for (let piece = await next; piece.done !== true; piece = await next) {
      next = pieces.next();
      next.catch(() => undefined);
      yield piece.value;
    }
  } finally {
    await pieces.return(undefined);
  }
}
