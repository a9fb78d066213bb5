// Imports in the office: a file sent, how far each is, what was not taken.
import { Readable } from 'node:stream';
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminImportEndpoints, largestUpload } from '@guike/contracts/http';
import { ImportLists, UploadImport } from '@guike/flows';
import { DomainError } from '@guike/kernel';
import { declaredBytes } from '../edge/file-bodies';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminImportEndpoints;

@Controller()
export class ImportsController {
  constructor(
    private readonly uploading: UploadImport,
    private readonly lists: ImportLists,
  ) {}

  @Serves(adminImportEndpoints.upload)
  upload(@Asked() { query, caller, request }: Call<Endpoints['upload']>): Promise<AnswerOf<Endpoints['upload']>> {
    const { body } = request;
    if (!(body instanceof Readable))
      throw new DomainError('INPUT_INVALID', { issues: [{ path: 'body', message: '请附上 CSV 文件' }] });
    // What is said to be too large need not be received first.
    if (declaredBytes(request) > largestUpload) throw new DomainError('FILE_TOO_LARGE', { mostBytes: largestUpload });
    return this.uploading.upload({ ...query, by: caller }, body, largestUpload);
  }

  @Serves(adminImportEndpoints.imports)
  list(@Asked() { query, caller }: Call<Endpoints['imports']>): Promise<AnswerOf<Endpoints['imports']>> {
    return this.lists.imports(query, caller.storeId);
  }

  @Serves(adminImportEndpoints.import)
  one(@Asked() { params, caller }: Call<Endpoints['import']>): Promise<AnswerOf<Endpoints['import']>> {
    return this.lists.import(params.id, caller.storeId);
  }

  @Serves(adminImportEndpoints.rejections)
  rejections(
    @Asked() { params, query, caller }: Call<Endpoints['rejections']>,
  ): Promise<AnswerOf<Endpoints['rejections']>> {
    return this.lists.rejections(params.id, query, caller.storeId);
  }
}
