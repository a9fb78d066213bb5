// Imports: a till's export, read and staged.
export { fileHash, readExport } from './export-file';
export { type ExportFormat, defaultFormat, exportFormatSchema } from './export-format';
export { csvLine, importReport } from './import-report';
export { ImportsModule } from './imports.module';
export { type ImportBatch, type ImportCounts, type ImportedInvoice, type ImportLane, ImportsService } from './imports.service';
