// Reads a till's export into the database piece by piece, so that a run cut short at any point goes on from there.
import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { StoreId } from '@guike/kernel';
import { type ExportFormat, type ImportBatch, ImportsService, fileHash, readExport } from '@guike/imports';
import { Database } from '@guike/platform';

export interface ExportFile {
  readonly path: string;
  readonly storeId: StoreId;
  /** Names the till's system; customer numbers belong to it. */
  readonly source: string;
  readonly format: ExportFormat;
}

const PIECE = 5_000;

@Injectable()
export class StageImport {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
  ) {}

  /**
   * Stores every line of the file, read or refused; the same file again continues its batch. `onProgress` hears the
   * line that the file is stored up to; `signal` ends the run between two pieces, the batch still 'staging'. Errors: INPUT_INVALID (a column is missing, or no text), REQUEST_IN_FLIGHT
   * (another process reads the same file), and those of the file system.
   */
  async stage(
    file: ExportFile,
    onProgress: (line: number) => void = () => undefined,
    signal?: AbortSignal,
  ): Promise<ImportBatch> {
    const sha256 = await fileHash(file.path);
    const batch = await this.database.inTransaction((tx) =>
      this.imports.open(tx, { ...file, sha256, name: basename(file.path) }),
    );
    if (batch.state !== 'staging') return batch;
    let through = batch.stagedThrough;
    for await (const piece of readExport(file.path, file.format, PIECE)) {
      const lines = piece.filter((line) => line.lineNumber > through);
      if (lines.length === 0) continue; // Stored by the run before.
      await this.database.inTransaction((tx) => this.imports.append(tx, batch.id, through, lines));
      through = lines.at(-1)?.lineNumber ?? through;
      onProgress(through);
      if (signal?.aborted) return { ...batch, stagedThrough: through };
    }
    await this.database.inTransaction((tx) => this.imports.group(tx, batch.id));
    return { ...batch, state: 'staged', stagedThrough: through };
  }
}
