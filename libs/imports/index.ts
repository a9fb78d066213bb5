// Imports: a till's export, read and staged.
export { fileHash, readExport } from './export-file';
export { type ExportFormat, defaultFormat, exportFormatSchema } from './export-format';
export { type ImportedInvoice, type ImportLane, ImportLanes } from './import-lanes.service';
export { csvLine, importReport } from './import-report';
export { ImportsModule } from './imports.module';
export { type ImportBatch, type ImportCounts, ImportsService } from './imports.service';
