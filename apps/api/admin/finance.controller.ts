// Points as the books see them: the liability of a day, and months as workbooks.
import { Controller, StreamableFile } from '@nestjs/common';
import { type AnswerOf, adminFinanceEndpoints } from '@guike/contracts/http';
import { PointsLiability, PointsStatement, type StatementFile } from '@guike/flows';
import { businessDay } from '@guike/kernel';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminFinanceEndpoints;

@Controller()
export class FinanceController {
  constructor(
    private readonly liabilities: PointsLiability,
    private readonly statements: PointsStatement,
  ) {}

  @Serves(adminFinanceEndpoints.liability)
  liability(@Asked() { query, caller }: Call<Endpoints['liability']>): Promise<AnswerOf<Endpoints['liability']>> {
    return this.liabilities.asOf(query.day === undefined ? null : businessDay(query.day), query, caller);
  }

  @Serves(adminFinanceEndpoints.statement)
  async statement(@Asked() { params, query, caller }: Call<Endpoints['statement']>): Promise<StreamableFile> {
    return asFile(
      await this.statements.ofStores(params.month, query, caller),
      adminFinanceEndpoints.statement.download,
    );
  }

  @Serves(adminFinanceEndpoints.memberStatement)
  async memberStatement(@Asked() { params, caller }: Call<Endpoints['memberStatement']>): Promise<StreamableFile> {
    const { download } = adminFinanceEndpoints.memberStatement;
    return asFile(await this.statements.ofMember(params.id, params.month, caller), download);
  }
}

function asFile({ name, content }: StatementFile, type = 'application/octet-stream'): StreamableFile {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new StreamableFile(content, { type, disposition });
}
