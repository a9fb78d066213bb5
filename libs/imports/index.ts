// Imports: a till's export, read and staged.
export { fileHash, readExport } from './export-file';
export { type ExportFormat, defaultFormat, exportFormatSchema } from './export-format';
export { checkedFormat, uploadLimits } from './file-check';
export { type ImportedInvoice, type ImportLane, ImportLanes } from './import-lanes.service';
export { ImportOverview, type ImportStatus } from './import-overview.service';
export { csvLine, importReport } from './import-report';
export { ImportRuns } from './import-runs.service';
export { ImportsModule } from './imports.module';
export { type ImportBatch, ImportsService, type Upload } from './imports.service';
export { withReceivedFile } from './received-file';
